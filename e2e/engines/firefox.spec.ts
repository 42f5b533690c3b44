import { describeJourneys } from './fixtures.ts';

describeJourneys('firefox');
