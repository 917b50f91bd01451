/** Titles of the template gallery, by template id. The words inside the workbooks are in `workbooks/`. */
export const templates = {
  crmInputOutput: {
    title: 'CRM input and output',
    description: 'What a CRM system costs and brings: purchase, implementation, training and operations against margin, savings and avoided losses, by quarter over three years, with scenarios and risk.',
  },
};
