import { expect, test, eventually } from './fixtures.ts';
import { testify } from './witnesses.ts';

const KAKAO = 'kakao-postcode';
const OPEN = `AddressSearchProviderOpen{provider=${KAKAO}} pending`;
const NOTHING = 'AddressSearchNothingAnswers{} firing';

test('an outage that browsers report alarms, both down at once, and each until it is over', async ({
  monitored,
}) => {
  const { nodes, prometheus } = monitored;

  await testify(nodes, { [KAKAO]: 'bad', juso: 'ok' });
  const openMs = await eventually('the outage of one is pending', async () => {
    return (await prometheus.names()).join() === OPEN;
  });
  const [alert] = await prometheus.alerts();
  expect(alert?.labels).toMatchObject({ job: 'address-search', severity: 'warning', provider: KAKAO });
  expect(alert?.annotations['summary']).toBe(`${KAKAO} has been out of use for a minute`);

  await testify(nodes, { juso: 'bad' });
  const bothMs = await eventually('nothing answers: firing', async () => {
    return (await prometheus.names()).join() === [NOTHING, OPEN].join();
  });

  const overMs = await eventually('all is well again', async () => {
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

test(
  'a node that dies alarms by its name, until it answers again',
  { tag: '@full' },
  async ({ monitored }) => {
    const { nodes, prometheus } = monitored;
    const [dying, other] = nodes;
    await dying.kill();
    await eventually('the dead node is pending', async () => {
      return (
        (await prometheus.names()).join() ===
        `AddressSearchEndpointDown{instance=127.0.0.1:${dying.port}} pending`
      );
    });
    await other.kill();
    await eventually('no node answers', async () => {
      return (await prometheus.names()).includes('AddressSearchAllEndpointsDown{} pending');
    });
    await Promise.all([dying.run(), other.run()]);
    await eventually('nothing is left', async () => (await prometheus.names()).length === 0);
  },
);

test('a store that is away alarms for both nodes', { tag: '@full' }, async ({ monitored }) => {
  const { redis, prometheus } = monitored;
  await redis.kill();
  await eventually('both nodes say so', async () => {
    const names = await prometheus.names();
    return names.filter((name) => /^AddressSearchStoreAway\{instance=.*\} pending$/.test(name)).length === 2;
  });
  await redis.run();
  await eventually('the store is back', async () => {
    return !(await prometheus.names()).some((name) => name.startsWith('AddressSearchStoreAway'));
  });
});
