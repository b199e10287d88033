export { registerAddressBook } from './address-book.ts'
export { type Notice, notifyAll, sendText } from './notify.ts'
export { countUnread } from './store.ts'
