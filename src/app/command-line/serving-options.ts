import type { Option } from './command.ts'

/** Options of every command that serves the pages. */
export const servingOptions = {
  port: { value: 'N', meaning: 'TCP port; 8080 unless told, 0 takes any free one' },
  host: { value: 'ADDRESS', meaning: 'address to listen on; 127.0.0.1 unless told, 0.0.0.0 opens it to the network' },
  https: { meaning: 'serve over HTTPS with a self-signed certificate, kept in the data folder' },
} as const satisfies Record<string, Option>
