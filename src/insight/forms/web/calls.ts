import { client } from '../../../platform/web/client.ts'
import { formsAddresses } from '../addresses.ts'
import type { formsCalls } from '../contract.ts'

export const forms = client<typeof formsCalls>(formsAddresses)

/** Whatever is shown of forms is asked again after a step. */
export const renews = [['forms']]

export const paths = {
  list: '/desk/forms',
  form: (formId: string) => `/desk/forms/${formId}`,
  cells: (formId: string) => `/desk/forms/${formId}/cells`,
  filling: (fillingId: string) => `/desk/fillings/${fillingId}`,
  blank: (formId: string) => `/api/forms/${formId}/blank.xlsx`,
  filled: (fillingId: string) => `/api/fillings/${fillingId}/form.xlsx`,
}
