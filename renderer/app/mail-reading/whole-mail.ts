// What the screen of one mail asks the reader for: the whole of it, and a file that it carries. Nothing is kept longer than
// the mail is shown, and locking clears it.
import { useQuery } from '@tanstack/react-query'
import type { WholeMail } from '../../../shared/domain/mail-reading/reading.ts'
import type { MailAttachment } from '../../../shared/model/mail.ts'
import { NamedError } from '../../../shared/result.ts'
import { showFailure } from '../failures.ts'
import { saveBytes } from '../save-file.ts'
import { mailReader } from './mail-reader.ts'

/** Undefined while it is being read, or as long as nobody wants it. */
export function useWholeMail(id: string, raw: Uint8Array | null, isWanted: boolean): WholeMail | undefined {
  const { data } = useQuery({
    queryKey: ['whole-mail', id, raw?.length ?? 0],
    enabled: isWanted && raw !== null,
    gcTime: 0,
    queryFn: async () => {
      if (raw === null) throw new TypeError('a mail was read before its bytes were there')
      const whole = await mailReader.wholeMail(raw)
      if (!whole.ok) throw new NamedError(whole.error.code, whole.error.message)
      return whole.value
    },
  })
  return data
}

/** Saves an attachment where the mentor chooses. */
export async function saveAttachment(raw: Uint8Array, { place, name }: MailAttachment): Promise<void> {
  try {
    const bytes = await mailReader.attachmentOf(raw, place)
    if (!bytes.ok) throw new NamedError(bytes.error.code, bytes.error.message)
    await saveBytes(name, bytes.value)
  } catch (error) {
    showFailure(error)
  }
}
