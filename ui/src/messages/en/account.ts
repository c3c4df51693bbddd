// English texts of the contract account: the status on paper, exposure, and backlog.
export const account = {
  status: {
    title: 'Project status',
    open: 'Project status for the client',
    form: 'What the page says',
    says: 'The contract and its change orders, how far each milestone is, what comes next, and the contract account with invoices and payments. As of today, made anew each time.',
    never: 'Private notes, advice and files stay with you. Contract amounts are net, invoices and payments with tax; the page says so.',
    parts: { milestones: 'schedule', next: 'schedule', buyer: 'client', seller: 'your business', project: 'project', order_number: 'order number', logo: 'logo', invoices: 'invoices of the project', account: 'invoices of the project' } as Record<string, string>,
  },
};
