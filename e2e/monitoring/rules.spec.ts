import { expect, test, within } from './fixtures.ts';
import { testify } from './witnesses.ts';

const KAKAO = 'kakao-postcode';
const OPEN = `AddressSearchProviderOpen{provider=${KAKAO}} pending`;
const NOTHING = 'AddressSearchNothingAnswers{} firing';

// All that is waited for and the start of four programs, on a machine that is busy with other tests.
test.describe.configure({ timeout: 60_000 });

test('an outage that browsers report alarms, both down at once, and each until it is over', async ({
  monitored,
}) => {
  const { nodes, prometheus } = monitored;

  await testify(nodes, { [KAKAO]: 'bad', juso: 'ok' });
  const openMs = await within(8_000, 'the outage of one is pending', async () => {
    return (await prometheus.names()).join() === OPEN;
  });
  const [alert] = await prometheus.alerts();
  expect(alert?.labels).toMatchObject({ job: 'address-search', severity: 'warning', provider: KAKAO });
  expect(alert?.annotations['summary']).toBe(`${KAKAO} has been out of use for a minute`);

  await testify(nodes, { juso: 'bad' });
  const bothMs = await within(8_000, 'nothing answers: firing', async () => {
    return (await prometheus.names()).join() === [NOTHING, OPEN].join();
  });

  const overMs = await within(20_000, 'all is well again', async () => {
    const { providers } = await nodes[0].view();
    // Where this takes long, the second one is given up too, and needs probes as the first one does.
    const doubted = [KAKAO, 'juso'].filter((id) => providers[id]?.phase === 'half-open');
    for (const id of doubted) await testify(nodes, { [id]: 'ok' }, 'probe');
    if (!doubted.includes('juso')) await testify(nodes, { juso: 'ok' });
    return (await prometheus.names()).length === 0;
  });
  console.log(
    `  pending ${openMs.toFixed(0)} ms after the reports, both down firing after ${bothMs.toFixed(0)} ms,` +
      ` nothing left after ${overMs.toFixed(0)} ms`,
  );
});

test('a node that dies alarms by its name, until it answers again', async ({ monitored }) => {
  const { nodes, prometheus } = monitored;
  const [dying, other] = nodes;
  await dying.kill();
  await within(8_000, 'the dead node is pending', async () => {
    return (
      (await prometheus.names()).join() ===
      `AddressSearchEndpointDown{instance=127.0.0.1:${dying.port}} pending`
    );
  });
  await other.kill();
  await within(8_000, 'no node answers', async () => {
    return (await prometheus.names()).includes('AddressSearchAllEndpointsDown{} pending');
  });
  await Promise.all([dying.run(), other.run()]);
  await within(10_000, 'nothing is left', async () => (await prometheus.names()).length === 0);
});

test('a store that is away alarms for both nodes', async ({ monitored }) => {
  const { redis, prometheus } = monitored;
  await redis.kill();
  await within(8_000, 'both nodes say so', async () => {
    const names = await prometheus.names();
    return names.filter((name) => /^AddressSearchStoreAway\{instance=.*\} pending$/.test(name)).length === 2;
  });
  await redis.run();
  await within(10_000, 'the store is back', async () => {
    return !(await prometheus.names()).some((name) => name.startsWith('AddressSearchStoreAway'));
  });
});
