/** 명령, 확인, 되돌리기. */
export const koCommands = {
  reason: '이유',
  reasonHint: '공백을 빼고 8자 이상 입력하십시오. 기록과 알림에 남습니다.',
  reasonShort: '이유를 공백을 빼고 8자 이상 입력하십시오.',
  textHidden: '제어 문자나 글의 방향을 바꾸는 문자가 들어 있습니다. 그 문자를 지우거나 다시 입력하십시오.',
  forMs: '기간',
  minutes: (n: number) => `${n}분`,
  hours: (n: number) => `${n}시간`,
  review: '검토',
  discard: '취소',
  apply: '적용',
  applyAgain: '새 상태에 다시 적용',
  back: '돌아가기',
  sending: '적용하는 중입니다.',
  now: '지금',
  after: '적용하면',
  sameForUsers: '사용자가 보는 것은 지금과 같습니다.',
  sure: '적용하시겠습니까?',

  order: {
    note: '앞에 있는 서비스부터 사용합니다. 끌어서 옮기거나 버튼을 누르십시오.',
    up: (service: string) => `${service} 위로`,
    down: (service: string) => `${service} 아래로`,
    draft: '아직 적용하지 않은 순서입니다.',
    moved: (service: string, place: number) => `${service}, ${place}순위`,
  },
  force: {
    heading: (service: string) => `${service} 직접 제어`,
    what: '명령',
    open: '강제 차단',
    openMeans: '사용하지 않습니다',
    closed: '강제 사용',
    closedMeans: '실패해도 계속 사용합니다',
    release: '강제 해제',
    releaseMeans: '자동 판정을 따릅니다',
  },
  notice: {
    write: '안내 작성',
    edit: '안내 수정',
    level: '등급',
    levels: { info: '알림', warning: '주의', outage: '장애' },
    ko: '한국어 문구',
    en: '영어 문구',
    preview: '입력란에 보이는 모양',
    empty: '(문구를 입력하면 여기에 보입니다)',
    none: '올라가 있는 안내가 없습니다.',
    shown: '지금 보이는 안내',
    end: '안내 내리기',
    left: (n: number) => `${n}자 남음`,
    textMissing: '두 언어의 문구를 모두 입력하십시오.',
    until: (time: string, left: string) => `${time}에 자동으로 내려갑니다 (${left} 남음)`,
  },
  alerts: {
    note: '연결된 모든 채널로 시험 알림을 보냅니다. 사용자에게는 보이지 않습니다.',
    send: '시험 알림 보내기',
    sending: '보내는 중입니다.',
    none: '연결된 채널이 없습니다. TELEGRAM_BOT_TOKEN, SLACK_WEBHOOK_URL, ALERT_WEBHOOK_URL 가운데 하나를 설정하십시오.',
    ok: '보냈습니다',
    bad: '보내지 못했습니다',
  },

  /** 확인 창의 제목. */
  title: {
    order: () => '서비스 순서를 바꿉니다',
    open: (service: string) => `${service} 서비스를 강제로 차단합니다`,
    closed: (service: string) => `${service} 서비스를 강제로 사용합니다`,
    release: (service: string) => `${service} 서비스의 강제 상태를 해제합니다`,
    notice: () => '긴급 안내를 올립니다',
    endNotice: () => '긴급 안내를 내립니다',
  },
  /** 사용자가 겪을 일. */
  means: {
    order: (order: string) =>
      `다음 검색부터 ${order} 순서로 사용합니다. 사용 중인 폼에는 1초 안에 전해지고, 이미 나온 결과는 그대로입니다.`,
    open: (service: string, until: string) =>
      `${until}까지 ${service} 서비스를 호출하지 않습니다. 그동안에도 자동 판정은 계속됩니다.`,
    closed: (service: string, until: string, hard: string) =>
      `${until}까지 실패하더라도 ${service} 서비스를 사용합니다. 장애가 있으면 검색이 최대 ${hard} 늦어질 수 있습니다.`,
    release: (service: string, phase: string) =>
      `${service} 서비스는 곧바로 자동 판정을 따릅니다. 지금 판정: ${phase}.`,
    notice: (until: string) =>
      `사용 중인 모든 주소 입력란에 1초 안에 보이고 스크린 리더가 한 번 읽습니다. 다른 입력란에는 다음에 사용할 때 보입니다. ${until}에 자동으로 내려갑니다.`,
    endNotice: '모든 주소 입력란에서 안내가 사라집니다.',
  },

  done: {
    order: (order: string) => `서비스 순서를 바꾸었습니다: ${order}`,
    open: (service: string) => `${service} 서비스를 강제로 차단했습니다.`,
    closed: (service: string) => `${service} 서비스를 강제로 사용합니다.`,
    release: (service: string) => `${service} 서비스의 강제 상태를 해제했습니다.`,
    notice: () => '긴급 안내를 올렸습니다.',
    endNotice: () => '긴급 안내를 내렸습니다.',
  },
  undo: '되돌리기',
  undoTitle: '마지막 명령을 되돌립니다',
  undoReason: (what: string) => `되돌림: ${what}`.slice(0, 200),

  failed: {
    conflict: '그사이 다른 사람이 바꾸었습니다. 아무것도 적용하지 않았습니다.',
    conflictStore: '저장소가 새로 시작되었습니다. 아무것도 적용하지 않았습니다.',
    changedOrder: (order: string, by: string, at: string, why: string) =>
      `지금 순서: ${order} (${by} 님, ${at}. 이유: ${why})`,
    changedForce: (what: string, by: string, at: string, why: string) =>
      `지금: ${what} (${by} 님, ${at}. 이유: ${why})`,
    changedRelease: (phase: string) => `지금: 강제 상태가 아닙니다. 자동 판정: ${phase}`,
    changedNotice: (text: string, by: string, at: string, why: string) =>
      `지금 보이는 안내: “${text}” (${by} 님, ${at}. 이유: ${why})`,
    changedNoNotice: '지금은 올라가 있는 안내가 없습니다.',
    field: (field: string) => `받아들일 수 없는 값입니다: ${field}`,
    fields: {
      reason: '이유',
      order: '순서',
      to: '명령 (다른 서비스가 모두 강제 차단되어 있습니다)',
      forMs: '기간',
      provider: '서비스',
      'text.ko': '한국어 문구',
      'text.en': '영어 문구',
      level: '등급',
    } as Readonly<Record<string, string>>,
    store: '저장소에 연결할 수 없어 아무것도 바꾸지 않았습니다. 저장소가 돌아오면 다시 시도하십시오.',
    storeUnsure: '저장소가 답하지 않아 적용되었다고 확인하지 못했습니다. 상태를 확인한 뒤 다시 시도하십시오.',
    replicaNone:
      '저장소에 복제본이 없어 아무것도 바꾸지 않았습니다. 주 서버가 멈추면 명령이 사라지기 때문입니다. 복제본을 되살린 뒤 다시 시도하십시오.',
    replicaBehind:
      '적용했지만 저장소의 복제본에 아직 없습니다. 지금 주 서버가 멈추면 사라집니다. 상태를 확인한 뒤 다시 적용하십시오.',
    unknown: '연결이 끊겨 적용되었는지 알 수 없습니다. 상태를 확인하십시오.',
    'other-site': '이 주소에서는 명령할 수 없습니다. 엔드포인트의 주소로 직접 접속하십시오.',
    other: (status: number, detail: string) => `엔드포인트가 거절했습니다 (${status}). ${detail}`,
  },
};
