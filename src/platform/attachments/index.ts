export { bindAttachments } from './attachments.ts'
