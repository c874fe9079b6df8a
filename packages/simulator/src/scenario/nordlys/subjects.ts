/** What the meetings of a department are called. Invented, and harmless on a screenshot. */
export const subjects: Record<string, readonly string[]> = {
  Executive: ['Board preparation', 'Strategy workshop', 'Quarterly review', 'Town hall rehearsal', 'Acquisition sync'],
  Finance: [
    'Month end close',
    'Budget follow-up',
    'Invoice clinic',
    'Auditors on site',
    'Forecast review',
    'Payroll check',
  ],
  'People and Culture': [
    'Interview',
    'Onboarding',
    'Exit talk',
    'Salary round',
    'Training: first aid',
    'Works council',
  ],
  Sales: [
    'Customer visit',
    'Pipeline review',
    'Tender workshop',
    'Price talk',
    'Demo for Havnens Rederi',
    'Contract review',
  ],
  Marketing: ['Campaign kick-off', 'Photo selection', 'Website review', 'Newsletter planning', 'Trade fair planning'],
  Engineering: [
    'Design review',
    'Pair programming',
    'Incident review',
    'Load test planning',
    'Architecture hour',
    'Release check',
  ],
  Product: ['Roadmap', 'User interviews', 'Story mapping', 'Beta feedback', 'Backlog refinement'],
  'Customer Care': [
    'Case review',
    'Shift planning',
    'Knowledge base hour',
    'Escalation: Fjord Energi',
    'Quality listening',
  ],
  'Facility and IT': [
    'Move planning',
    'Fire drill briefing',
    'Supplier meeting',
    'Network change',
    'Space planning',
    'Cleaning round',
  ],
};

/** Meetings that any department has. */
export const anySubjects: readonly string[] = [
  '1:1',
  'Team meeting',
  'Project status',
  'Workshop',
  'Planning',
  'Retrospective',
  'Call with supplier',
  'Catch-up',
  'Brainstorm',
  'Training',
];
