export { actAs } from './act-as.ts'
export { makeSignInLink, makeToken, setPassword } from './credentials.ts'
export { registerPhoneBook } from './phone-book.ts'
export { beginSession } from './sessions.ts'
