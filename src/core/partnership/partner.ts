/** What kind of body a partner is. */
export const partnerKinds = [
  'government',
  'public-institution',
  'enterprise',
  'school',
  'hospital',
  'association',
  'shop',
] as const
export type PartnerKind = (typeof partnerKinds)[number]
