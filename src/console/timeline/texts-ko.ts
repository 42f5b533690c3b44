import { percent, ratioOf, type Fact, type Sentence, type TimelineWords } from './texts.ts';

const seconds = (ms: number): string => {
  if (ms < 60_000) return `${Number((ms / 1_000).toFixed(1))}초`;
  const minutes = Math.floor(ms / 60_000);
  const rest = Math.round((ms % 60_000) / 1_000);
  return rest === 0 ? `${minutes}분` : `${minutes}분 ${rest}초`;
};
const quoted = (text: string): string => (text === '' ? '' : `이유: ${text}`);

export const ko: TimelineWords = {
  transition: ({ provider, rule, to, because }): Sentence => {
    const { bad, ok, networks, windowMs } = because;
    const within = windowMs === undefined ? '' : `최근 ${seconds(windowMs)} 동안 `;
    const votes = `${within}사용자 ${bad + ok}명 중 ${bad}명이 실패했습니다(네트워크 ${networks}곳).`;
    switch (rule) {
      case 'quorum':
        return { what: `${provider} 서비스를 차단했습니다.`, why: votes };
      case 'partial':
        return { what: `${provider} 서비스가 여러 사용자에게 실패하여 차단했습니다.`, why: votes };
      case 'retry-due':
        return {
          what: `${provider} 서비스를 시험하기 시작했습니다.`,
          why: '차단 시간이 끝나 일부 브라우저가 시험 호출을 보냅니다. 사용자는 다른 서비스를 씁니다.',
        };
      case 'probes-ok':
        return {
          what: `${provider} 서비스를 조금씩 다시 사용합니다.`,
          why: `시험 호출이 브라우저 ${ok}곳에서 성공했고 ${bad === 0 ? '실패는 없었습니다' : `${bad}곳에서 실패했습니다`}.`,
        };
      case 'probes-bad':
        return {
          what: `${provider} 서비스를 다시 차단했습니다.`,
          why: `시험 호출이 브라우저 ${bad}곳에서 실패했습니다.`,
        };
      case 'ramp-ok':
        return {
          what: `${provider} 서비스가 복구되었습니다.`,
          why: `복구하는 동안 사용자 ${ok}명이 성공했고 ${bad === 0 ? '실패는 없었습니다' : `${bad}명이 실패했습니다`}.`,
        };
      case 'ramp-quiet':
        return {
          what: `${provider} 서비스가 복구되었습니다.`,
          why: `복구하는 동안 실패가 없었습니다(성공 ${ok}명).`,
        };
      case 'ramp-bad':
        return { what: `${provider} 서비스가 복구 중에 다시 실패하여 차단했습니다.`, why: votes };
      case 'created':
        return { what: `${provider} 서비스의 상태: ${to}`, why: '' };
    }
  },
  forced: ({ provider, to, by, why, until, expired }, time): Sentence => {
    if (expired) {
      const was = `강제 상태의 기한이 끝나 ${provider} 서비스를 자동으로 돌렸습니다.`;
      return { what: was, why: why === '' ? '' : `그때의 이유: ${why}` };
    }
    if (to === null)
      return { what: `${by} 님이 ${provider} 서비스를 자동으로 돌렸습니다.`, why: quoted(why) };
    const end = until === null ? '' : ` ${time(until)}까지입니다.`;
    return to === 'open'
      ? { what: `${by} 님이 ${provider} 서비스를 강제로 차단했습니다.${end}`, why: quoted(why) }
      : { what: `${by} 님이 ${provider} 서비스를 강제로 사용하게 했습니다.${end}`, why: quoted(why) };
  },
  share: ({ provider, share }): Sentence => ({
    what: `${provider} 서비스의 비율이 ${percent(share)}가 되었습니다.`,
    why: '',
  }),
  order: ({ by, order, why }): Sentence => ({
    what: `${by} 님이 서비스 순서를 바꾸었습니다: ${order.join(' → ')}`,
    why: quoted(why),
  }),
  notice: ({ id, by, why }): Sentence => {
    if (id !== null) return { what: `${by} 님이 긴급 안내를 올렸습니다.`, why: quoted(why) };
    if (by === 'expiry') return { what: '긴급 안내의 기한이 끝나 내렸습니다.', why: '' };
    return { what: `${by} 님이 긴급 안내를 내렸습니다.`, why: quoted(why) };
  },
  alert: (effect): Sentence => {
    switch (effect.kind) {
      case 'both-down':
        return {
          what: '모든 주소 검색 서비스가 실패하고 있습니다.',
          why: `마지막 서비스인 ${effect.provider}만은 차단하지 않습니다. 긴급 안내를 올리는 것을 검토하시기 바랍니다.`,
        };
      case 'misconfigured':
        return {
          what: `${effect.provider} 서비스의 키, 도메인 또는 CSP 설정이 잘못되었습니다.`,
          why: '서비스 장애가 아닙니다. 사이트를 만든 쪽에서 고쳐야 합니다.',
        };
      case 'flapping':
        return {
          what: `${effect.provider} 서비스가 차단과 복구를 되풀이합니다.`,
          why: '다시 시험하는 간격을 늘렸습니다.',
        };
      case 'clock-jump':
        return {
          what: `저장소의 시계가 ${seconds(effect.byMs)} 앞으로 갔습니다.`,
          why: '기한이 있는 명령이 일찍 끝났을 수 있습니다.',
        };
    }
  },
  refused: ({ reason }): Sentence => ({ what: '명령을 받아들이지 않았습니다.', why: reason }),
  folded: ({ accepted }): Sentence => ({ what: `보고 ${accepted}건을 반영했습니다.`, why: '' }),
  lost: ({ channel, why }): Sentence => ({
    what: `${channel} 채널에 알림을 하루 동안 전달하지 못해 포기했습니다.`,
    why: `채널의 마지막 응답: ${why}`,
  }),
  rule: {
    created: '처음 상태',
    quorum: '정족수: 여러 네트워크의 사용자 절반 이상이 실패',
    partial: '부분 장애: 1분 동안 많은 사용자 가운데 절반 이상이 실패',
    'retry-due': '차단 시간이 끝남',
    'probes-ok': '시험 호출 성공',
    'probes-bad': '시험 호출 실패',
    'ramp-ok': '복구 단계에서 충분히 성공',
    'ramp-quiet': '복구 단계에서 실패 없음',
    'ramp-bad': '복구 단계에서 다시 실패',
  },
  facts: (because): readonly Fact[] => {
    const { rule, bad, ok, late, networks, voters, active, windowMs, needs, reporters } = because;
    const ratio = ratioOf(because);
    const opens = rule === 'quorum' || rule === 'partial' || rule === 'ramp-bad';
    const asked = needs !== undefined && needs.reporters > 0 ? ` (기준: ${needs.reporters}명 이상)` : '';
    const isBadSide = opens || rule === 'probes-bad';
    const facts: Fact[] = [
      { label: '규칙', value: ko.rule[rule] },
      { label: '실패', value: `${bad}명${isBadSide ? asked : ''}` },
      {
        label: '성공',
        value: `${ok}명${late === undefined || late === 0 ? '' : `, 그중 늦음 ${late}명`}${isBadSide ? '' : asked}`,
      },
    ];
    if (ratio !== null) {
      const limit =
        needs === undefined || rule === 'probes-bad' || rule === 'retry-due'
          ? ''
          : ` (기준: ${percent(needs.ratio)} ${opens ? '이상' : '이하'})`;
      facts.push({ label: '실패 비율', value: `${percent(ratio)}${limit}` });
    }
    const networksAsked = opens && needs !== undefined ? ` (기준: ${needs.networks}곳 이상)` : '';
    facts.push({ label: '실패한 네트워크', value: `${networks}곳${networksAsked}` });
    if (windowMs !== undefined) facts.push({ label: '기간', value: `마지막 ${seconds(windowMs)}` });
    if (voters !== undefined) facts.push({ label: '보고한 브라우저', value: `${voters}개` });
    if (active !== undefined) facts.push({ label: '10분 동안 활동', value: `${active}명` });
    if (reporters.length > 0) facts.push({ label: '실패를 보고한 브라우저', value: reporters.join(', ') });
    return facts;
  },
  evidence: '근거',
  details: '자세히',
  label: {
    change: '변화',
    epoch: '회차',
    exactly: '시각',
    by: '누가',
    why: '이유',
    until: '끝나는 때',
    untilReleased: '풀 때까지',
    order: '순서',
    alert: '알림',
    channel: '채널',
  },
  more: '이전 기록 더 보기',
  empty: '아직 기록이 없습니다.',
  emptyOfFilter: '여기까지의 기록에는 해당하는 것이 없습니다.',
  name: '기록',
};
