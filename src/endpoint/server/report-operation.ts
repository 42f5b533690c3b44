import { ReportBody } from './report-schema.ts';
import { ProblemSchema, ViewSchema } from '../http/schemas.ts';

/** The schemas are JSON as they are; only their types say more than the description's. */
const schema = (of: object): Record<string, never> => ({ ...of });
const problem = { content: { 'application/problem+json': { schema: schema(ProblemSchema) } } };

/** POST /v1/reports for the API description. */
export const reportOperation = {
  summary: 'What one browser has seen of the providers since its last report',
  requestBody: {
    required: true,
    content: {
      'text/plain': { schema: schema(ReportBody) },
      'application/json': { schema: schema(ReportBody) },
    },
  },
  responses: {
    200: { description: 'The public view', content: { 'application/json': { schema: schema(ViewSchema) } } },
    400: { description: 'Not a report; `field` says what is wrong', ...problem },
    403: { description: 'Origin not allowed', ...problem },
    413: { description: 'Over 2 kB', ...problem },
    415: { description: 'Neither text/plain nor application/json', ...problem },
    429: { description: 'Over the budget of this network; wait as Retry-After says', ...problem },
  },
};
