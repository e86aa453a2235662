// Gives a form the code by which its answers are known: a new one each time it goes out.
import { codeBytes, newCode } from '../../../../shared/domain/mail-forms/new-code.ts'
import type { FormContent } from '../../../../shared/domain/mail-forms/starters.ts'
import { mailForm, type MailForm } from '../../../../shared/model/mail-form.ts'

export function withCode(form: FormContent): MailForm {
  return mailForm.parse({ ...form, code: newCode(crypto.getRandomValues(new Uint8Array(codeBytes))) })
}
