/** What people commonly can do for each other. A new street begins with these and adds its own. */
export const commonSkills = [
  'haircut',
  'massage',
  'housekeeping',
  'clinic',
  'counselling',
  'plumbing',
  'electrics',
  'appliance-repair',
  'tutoring',
  'calligraphy',
  'stage',
  'mediation',
  'legal-advice',
  'phone-lessons',
  'driving',
  'first-aid',
  'photography',
  'gardening',
  'tailoring',
  'cooking',
] as const
export type CommonSkill = (typeof commonSkills)[number]
