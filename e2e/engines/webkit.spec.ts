import { describeJourneys } from './fixtures.ts';

describeJourneys('webkit');
