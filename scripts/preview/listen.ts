/** A port for a server: the one that is asked for, or the next that is free. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isSystemError } from '../system-error.ts'

/** Ports that are tried, from the first one on. */
const tries = 50

/**
 * Listens, and gives the port. Throws an error of the system where no port is free, or the address is not one of this
 * machine.
 */
export async function listenFrom(server: Server, port: number, host: string): Promise<number> {
  for (let tried = 0; ; tried++) {
    try {
      const next = port === 0 ? 0 : port + tried
      server.listen(next, host)
      await once(server, 'listening')
      return (server.address() as AddressInfo).port
    } catch (error) {
      const isTaken =
        isSystemError(error) && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      if (!isTaken || tried >= tries || port + tried >= 65535) throw error
    }
  }
}
