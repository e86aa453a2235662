// The bytes of a file inside a finished mail, to be taken along into another one.

export interface CarriedFile {
  name: string
  type: string
  bytes: Uint8Array
}

/** Null when it cannot be read out of the mail.
 * @param place from 0 among the attachments of the mail */
export function carried(...[]: [raw: Uint8Array, place: number]): Promise<CarriedFile | null> {
  return Promise.resolve(null)
}
