/** Invented names of generated people, and what they meet about. */
export const givenNames =
  'Aaron Aisha Alba Amir Ana Anders Anna Arjun Astrid Aya Ben Birgit Bruno Carla Carlos Chen Clara Daniel Dana Diego Elif Ella Emil Emma Erik Fatima Felix Freja Gabriel Grace Hanna Hassan Helena Hiro Ida Igor Imran Ines Ivan Jana Jonas Julia Kai Karen Kofi Lara Lea Leo Lina Lucas Lucy Maja Marco Maria Mei Mila Milan Nadia Niko Nina Noah Nora Olga Omar Oscar Paula Peter Priya Rasmus Rosa Ruben Sara Sami Sofia Sonja Tariq Tessa Theo Tom Uma Vera Viktor Wanda Yara Yusuf Zoe'.split(
    ' ',
  );

export const surnames =
  'Abbas Adler Ahmed Almeida Andersen Baker Bauer Becker Bell Berg Bianchi Brandt Brown Carlsen Castro Chan Clark Costa Dahl Das Diaz Dubois Edwards Eriksen Evans Faber Fischer Fontaine Fraser Garcia Gomez Green Gupta Haas Hansen Harris Hoffmann Holm Hughes Ito Ivanov Jansen Jensen Johansson Kaur Keller Khan Kim Klein Koch Kowalski Krause Kumar Lambert Larsen Laurent Lee Lind Lopez Lund Madsen Marino Martin Mendes Meyer Moreau Morgan Moser Nagy Nakamura Neumann Nguyen Nielsen Novak Olsen Ortega Patel Pedersen Pereira Petrov Popov Quist Ramos Rao Reyes Richter Rossi Roth Roy Ruiz Santos Sato Schmidt Schulz Shah Silva Singh Smith Sousa Stein Svensson Tan Tanaka Taylor Thomsen Torres Vogel Wagner Walker Wang Weber White Wilson Wong Wood Yamada Yilmaz Young Zhang Ziegler'.split(
    ' ',
  );

export const departments: readonly { readonly name: string; readonly titles: readonly string[] }[] = [
  { name: 'Engineering', titles: ['Software Engineer', 'Test Engineer', 'Architect', 'Engineering Manager'] },
  { name: 'Sales', titles: ['Account Manager', 'Sales Adviser', 'Sales Support', 'Sales Director'] },
  { name: 'Finance', titles: ['Controller', 'Accountant', 'Payroll Specialist', 'Finance Partner'] },
  { name: 'Customer Care', titles: ['Care Specialist', 'Care Lead', 'Onboarding Consultant'] },
  { name: 'Marketing', titles: ['Content Writer', 'Designer', 'Campaign Manager'] },
  { name: 'Product', titles: ['Product Manager', 'User Researcher', 'Product Designer'] },
  { name: 'People and Culture', titles: ['HR Partner', 'Recruiter', 'Learning Specialist'] },
  { name: 'Facility and IT', titles: ['Facility Coordinator', 'Receptionist', 'IT Administrator'] },
];

export const cities: readonly {
  readonly city: string;
  readonly country: string;
  readonly zone: string;
  readonly language: string;
}[] = [
  { city: 'Copenhagen', country: 'Denmark', zone: 'Europe/Copenhagen', language: 'da-DK' },
  { city: 'London', country: 'United Kingdom', zone: 'Europe/London', language: 'en-GB' },
  { city: 'Boston', country: 'United States', zone: 'America/New_York', language: 'en-US' },
  { city: 'Singapore', country: 'Singapore', zone: 'Asia/Singapore', language: 'en-SG' },
  { city: 'Kathmandu', country: 'Nepal', zone: 'Asia/Kathmandu', language: 'en-GB' },
];

export const roomNames =
  'Alder Aspen Birch Cedar Cherry Cypress Elm Fir Hazel Juniper Larch Laurel Linden Maple Oak Pine Poplar Rowan Spruce Willow'.split(
    ' ',
  );

export const subjects: readonly string[] = [
  'Weekly status',
  'Planning',
  'Project review',
  'Interview',
  'Budget',
  'Customer call',
  'Design review',
  'Retrospective',
  'One to one',
  'Training',
  'Supplier meeting',
  'Demo',
];
