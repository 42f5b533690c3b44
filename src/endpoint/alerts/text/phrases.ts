import type { Effect } from '../../../circuit/index.ts';
import { lasting, timeOf } from './times.ts';
import { wholeStart } from './whole-start.ts';

/** The same in both languages. */
export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

type Transition = Extract<Effect, { type: 'transition' }>;
type Alarm = Extract<Effect, { type: 'alert' }>;
type Forced = Extract<Effect, { type: 'forced' }>;

/** Reasons that operators write are not told beyond this (UTF-16 units). */
const longestReason = 500;

/**
 * What is to be said beside `lineOf`, such as the evidence. Pure.
 *
 * @param outageAt when the outage began that the effect belongs to, if known
 */
export function detailsOf(effect: Effect, outageAt: number | null): readonly Bilingual[] {
  switch (effect.type) {
    case 'transition':
      return [...sinceOf(effect, outageAt), evidenceOf(effect)];
    case 'alert':
      return adviceOf(effect);
    case 'forced': {
      if (effect.until === null || effect.to === null) return [whoOf(effect)];
      const end = timeOf(effect.until);
      return [{ ko: `끝나는 때: ${end}`, en: `Until: ${end}` }, whoOf(effect)];
    }
    case 'order':
    case 'notice':
      return [whoOf(effect)];
    case 'share':
    case 'refused':
    case 'folded':
      return [];
  }
}

/** What happened, in one line. Pure. */
export function lineOf(effect: Effect): Bilingual {
  switch (effect.type) {
    case 'transition':
      return changeOf(effect);
    case 'alert':
      return alarmOf(effect);
    case 'forced':
      return holdOf(effect);
    case 'order':
      return {
        ko: `🔧 서비스 순서를 바꾸었습니다: ${effect.order.join(' → ')}`,
        en: `Order changed: ${effect.order.join(' → ')}`,
      };
    case 'notice':
      return effect.id === null
        ? { ko: '🔧 긴급 안내를 내렸습니다.', en: 'Emergency notice taken down.' }
        : { ko: '🔧 긴급 안내를 올렸습니다.', en: 'Emergency notice published.' };
    case 'share':
    case 'refused':
    case 'folded':
      return { ko: effect.type, en: effect.type };
  }
}

function changeOf({ provider, alert, to, rule }: Transition): Bilingual {
  switch (alert) {
    case 'opened':
      if (rule === 'slow')
        return {
          ko: `🔴 ${provider} 서비스가 여러 사용자에게 늦게 응답하여 차단했습니다.`,
          en: `${provider} is too slow for many users: circuit opened.`,
        };
      return rule === 'partial'
        ? {
            ko: `🔴 ${provider} 서비스가 여러 사용자에게 응답하지 않아 차단했습니다.`,
            en: `${provider} fails for many users: circuit opened.`,
          }
        : { ko: `🔴 ${provider} 서비스 장애로 차단했습니다.`, en: `${provider} is down: circuit opened.` };
    case 'probes-failed':
      return {
        ko: `🔴 ${provider} 서비스가 아직 복구되지 않았습니다. 시험 호출이 실패했습니다.`,
        en: `${provider} is still down: its probes failed.`,
      };
    case 'ramp-failed':
      return {
        ko: `🔴 ${provider} 서비스가 복구 중에 다시 실패하여 차단했습니다.`,
        en: `${provider} failed again while recovering: circuit opened.`,
      };
    case 'recovering':
      return {
        ko: `🟡 ${provider} 서비스를 조금씩 다시 사용합니다.`,
        en: `${provider} is recovering: its share grows step by step.`,
      };
    case 'recovered':
      return { ko: `🟢 ${provider} 서비스가 복구되었습니다.`, en: `${provider} has recovered.` };
    case null:
      return { ko: `${provider}: ${to}`, en: `${provider}: ${to}` };
  }
}

function alarmOf(effect: Alarm): Bilingual {
  switch (effect.kind) {
    case 'both-down':
      return {
        ko: `🚨 모든 주소 검색 서비스가 실패하고 있습니다. 마지막 서비스: ${effect.provider}`,
        en: `Every address service fails. The last one left: ${effect.provider}`,
      };
    case 'misconfigured':
      return {
        ko: `⚙️ ${effect.provider} 서비스의 키, 도메인 또는 CSP 설정이 잘못되었습니다.`,
        en: `${effect.provider}: a key, a domain or a CSP is wrong.`,
      };
    case 'flapping':
      return {
        ko: `🔁 ${effect.provider} 서비스가 차단과 복구를 되풀이합니다.`,
        en: `${effect.provider} opens and closes again and again.`,
      };
    case 'unanswered': {
      const span = lasting(effect.at - effect.since);
      return {
        ko: `🟠 ${effect.provider} 서비스가 ${span.ko} 동안 아무에게도 응답하지 않았습니다.`,
        en: `${effect.provider} has answered nobody for ${span.en}.`,
      };
    }
    case 'answered':
      return {
        ko: `🟢 ${effect.provider} 서비스가 다시 응답합니다.`,
        en: `${effect.provider} answers again.`,
      };
    case 'clock-jump': {
      const by = lasting(Math.abs(effect.byMs));
      return effect.byMs < 0
        ? {
            ko: `🕒 저장소의 시계가 ${by.ko} 뒤로 갔습니다.`,
            en: `The store's clock was set back by ${by.en}.`,
          }
        : { ko: `🕒 저장소의 시계가 ${by.ko} 앞으로 갔습니다.`, en: `The store's clock jumped by ${by.en}.` };
    }
  }
}

function adviceOf(effect: Alarm): readonly Bilingual[] {
  switch (effect.kind) {
    case 'both-down':
      return [
        {
          ko: '마지막 서비스는 차단하지 않습니다. 긴급 안내를 올리는 것을 검토하시기 바랍니다.',
          en: 'The last one is not shut off. Consider the emergency notice.',
        },
      ];
    case 'misconfigured':
      return [
        {
          ko: '서비스 장애가 아닙니다. 사이트를 만든 쪽에서 고쳐야 합니다.',
          en: 'This is no outage of the service: whoever built the site has to mend it.',
        },
      ];
    case 'flapping':
      return [{ ko: '다시 시험하는 간격을 늘렸습니다.', en: 'It is tried again less often now.' }];
    case 'unanswered':
      return [
        { ko: `첫 실패: ${timeOf(effect.since)}`, en: `First failure: ${timeOf(effect.since)}` },
        {
          ko: '검색하는 사람이 적어 자동으로 차단되지 않습니다. 직접 시험해 보고, 멈추었으면 돌아올 때까지 강제로 차단하시기 바랍니다.',
          en: 'Too few people search for its circuit to open. Try it by hand; if it is down, hold its circuit open until it is back.',
        },
      ];
    case 'answered': {
      const [start, span] = [timeOf(effect.since), lasting(effect.at - effect.since)];
      return [
        { ko: `첫 실패: ${start} (${span.ko} 지남)`, en: `First failure: ${start} (${span.en} before)` },
      ];
    }
    case 'clock-jump':
      return effect.byMs < 0
        ? [
            {
              ko: '저장된 시각을 그만큼 옮겼습니다. 강제 상태와 긴급 안내는 남은 시간만큼 이어집니다.',
              en: 'Stored times were moved with it: holds and notices last as long as they had left.',
            },
          ]
        : [];
  }
}

function holdOf({ provider, to, expired, by }: Forced): Bilingual {
  if (expired) {
    return {
      ko: `🔧 ${provider} 서비스의 강제 상태가 끝나 자동으로 돌아갔습니다.`,
      en: `${provider}: the forced state has expired; back to automatic.`,
    };
  }
  if (to === null) {
    return {
      ko: `🔧 ${by} 님이 ${provider} 서비스를 자동으로 돌렸습니다.`,
      en: `${by} released ${provider}: back to automatic.`,
    };
  }
  return to === 'open'
    ? {
        ko: `🔧 ${by} 님이 ${provider} 서비스를 강제로 차단했습니다.`,
        en: `${by} forced ${provider} open: it is not used.`,
      }
    : {
        ko: `🔧 ${by} 님이 ${provider} 서비스를 강제로 사용하게 했습니다.`,
        en: `${by} forced ${provider} closed: it is used whatever happens.`,
      };
}

function sinceOf({ alert, at }: Transition, outageAt: number | null): readonly Bilingual[] {
  if (outageAt === null || alert === 'opened' || outageAt >= at) return [];
  const span = lasting(at - outageAt);
  return [
    {
      ko: `장애 시작: ${timeOf(outageAt)} (${span.ko} 지남)`,
      en: `Down since: ${timeOf(outageAt)} (${span.en})`,
    },
  ];
}

function evidenceOf({ because: { bad, ok, late = 0, networks, rule } }: Transition): Bilingual {
  if (rule === 'slow')
    return {
      ko: `근거: 늦음 ${late}표, 실패 ${bad}표, 제때 ${ok - late}표, 네트워크 ${networks}곳 (규칙 ${rule})`,
      en: `Evidence: ${late} votes late, ${bad} bad, ${ok - late} in time, ${networks} networks (rule ${rule})`,
    };
  return {
    ko: `근거: 실패 ${bad}표, 성공 ${ok}표, 네트워크 ${networks}곳 (규칙 ${rule})`,
    en: `Evidence: ${bad} votes bad, ${ok} ok, ${networks} networks (rule ${rule})`,
  };
}

function whoOf({ by, why }: { readonly by: string; readonly why: string }): Bilingual {
  const reason = why.length > longestReason ? `${wholeStart(why, longestReason)}…` : why;
  return { ko: `누가: ${by}. 이유: ${reason}`, en: `By: ${by}. Reason: ${reason}` };
}
