import type { Duty, DutyState, OfficeEventKind, Formula, Ground, Recipient, Turn } from "$ipc";

const duty: Record<Duty, string> = {
  withdrawal_notice: "脱退の予告の締切り",
  reduction_notice: "減口の申出の締切り",
  equity_registered: "出資の総口数と払込済総額の変更登記",
  ordinary_meeting: "通常総会をひらく",
  books_kept: "会計帳簿と重要な資料の保存",
  accounts_displayed: "決算書類・事業報告・監査報告を備え置く",
  notice_sent: "総会の招集通知を発送する",
  notice_arrives: "総会の招集通知が届く",
  expulsion_notice: "除名する組合員への通知が届く",
  recall_papers: "改選請求の書面を役員に渡す",
  annual_papers: "決算関係書類を提出する",
  conversion_assets: "組織変更時財産額の使用を報告する",
  minutes_kept: "総会の議事録の保存",
  minutes_copy_kept: "総会の議事録の写しの保存",
  accounts_on_display: "決算書類などの備置き",
  audit_report: "監査報告を受ける",
  officer_filed: "役員の氏名・住所の変更を届け出る",
  articles_filed: "定款の変更を届け出る",
  item_registered: "登記事項の変更を登記する",
  move_registered: "事務所の移転を登記する",
  vacancy_filled: "欠けた役員を補充する",
  board_decides: "理事会が招集を決める",
  own_convening: "組合員が自ら招集できる",
  unit_statements: "財産目録と貸借対照表をつくり、備え置く",
  creditors_notified: "官報で公告し、債権者に個別に催告する",
  creditors_period: "債権者の異議の期間を終えられる",
  raise_consented: "組合員全員の同意を得る",
  formation_filed: "設立を届け出る",
  dissolution_filed: "解散を届け出る",
  dissolution_registered: "解散を登記する",
  continuation_filed: "継続を届け出る",
  continuation_registered: "継続を登記する",
  merger_filed: "合併を届け出る",
  liquidation_registered: "清算結了を登記する",
  dormant_answer: "事業を廃止していないことを届け出る",
  members_restored: "組合員を三人以上に戻す",
  refund_paid: "持分を払い戻す",
  refund_lapses: "払戻しの請求権の時効",
};

const note: Partial<Record<Duty, string>> = {
  expulsion_notice: "除名を議題にするときだけ",
  recall_papers: "改選請求を受けたときだけ",
  conversion_assets: "確認を受けて NPO 法人などから組織変更した組合だけ",
  minutes_copy_kept: "従たる事務所があるときだけ",
  own_convening: "理事が招集の手続をしないとき。行政庁の承認を受けて",
  creditors_notified: "異議の期間は1か月以上。定款の定める日刊新聞紙か電子公告でも公告すれば、催告は要りません",
  creditors_period: "議決の日に官報で公告したとして。公告が遅れれば、その日から1か月以上",
  raise_consented: "一口の金額を上げ、組合員が払い足すことになるとき",
  members_restored: "戻らないまま終わると、組合は解散します",
  refund_lapses: "自動では消しません。払わないと決めたときは出資台帳に記帳します",
};

const kind: Record<OfficeEventKind, string> = {
  ordinary_meeting: "通常総会",
  extraordinary_meeting: "臨時総会",
  accounts_to_auditors: "決算関係書類を監事に渡した",
  officer_changed: "役員の氏名・住所の変更",
  articles_changed: "定款の変更",
  registered_item_changed: "登記事項の変更",
  office_moved: "他の登記所の管轄への事務所の移転",
  officer_vacancy: "役員の欠員(3分の1を超える)",
  members_demand: "組合員による総会招集の請求",
  unit_amount_lowered: "出資一口の金額の減少の議決",
  formation: "設立",
  dissolution: "解散",
  continuation: "継続",
  merger: "合併",
  liquidation_ended: "清算結了",
  dormant_notice: "休眠組合の官報公告",
};

const kindHint: Partial<Record<OfficeEventKind, string>> = {
  ordinary_meeting: "これからの日でもかまいません。日を直すと、期限もいっしょに動きます。",
  extraordinary_meeting: "これからの日でもかまいません。日を直すと、期限もいっしょに動きます。",
  officer_changed: "住所だけが変わったときも届け出ます。",
  registered_item_changed: "目的・業務、名称、事務所、代表理事、出資一口の金額、公告の方法。",
  officer_vacancy: "定款の定数と、欠けている人数を入れます。ちょうど3分の1なら、補充の義務はありません。",
  members_demand: "総組合員の5分の1以上の同意を得た請求。",
};

const to: Record<Recipient, string> = {
  authority: "行政庁",
  registry: "法務局",
  person: "本人",
  office: "備置き",
  members: "組合員",
  creditors: "債権者",
  association: "組合",
};

const mark: Record<Ground, string> = { statute: "法令", practice: "実務", open: "解釈未確定" };
const markNote: Record<Ground, string> = {
  statute: "法令の文のとおりの日です。",
  practice: "期間は法令のもの、日の数え方は民法と実務の手引きによります。",
  open: "読み方が定まっていません。所管の行政庁に確かめてください。",
};
const state: Record<DutyState, string> = { open: "まだ", overdue: "期限を過ぎています", unrecorded: "記録を始める前", done: "済", noted: "" };
const turn: Record<Turn, (date: string) => string> = {
  until: (date) => `${date}まで`,
  from: (date) => `${date}から`,
  keep: (date) => `${date}まで保存`,
  lapse: (date) => `${date}で終わり`,
};

/** 何から数えたか。 */
const base = { year: "事業年度の末日", event: "その日", meeting: "総会の日", arrival: "届く期限", display: "備置きを始める日", withdrawal: "脱退の日", reduction: "減口の日", resolved: "議決の日", eve: "効力の日の前日", effective: "効力の日", few: "三人未満になった日" };

function how(from: string, formula: Formula): string {
  switch (formula.kind) {
    case "days":
      return formula.days === 0 ? `${from}と同じ日` : `${from}の${Math.abs(formula.days)}日${formula.days < 0 ? "前" : "後"}`;
    case "months":
      return formula.months < 0 ? `${from}の翌日から${-formula.months}か月さかのぼった日の前日` : `${from}から${formula.months}か月`;
    case "years":
      return `${from}から${formula.years}年`;
    case "decided":
      return "払戻しを決めたときの日";
  }
}

export const filingJa = {
  title: "届出・期限",
  duty,
  note,
  kind,
  kindHint,
  to,
  mark,
  markNote,
  state,
  turn,
  base,
  how,
  span: (from: string, to: string) => `${from} 〜 ${to}`,
  earlier: "前の事業年度",
  later: "次の事業年度",
  toToday: "今の事業年度",
  which: "どの期限を見るか",
  all: "すべて",
  todo: "まだのもの",
  whom: "宛先",
  anyRecipient: "すべての宛先",
  timeline: "一年の期限",
  timelineSum: (n: number, months: string) => `一年の期限 ${n}件。${months}`,
  timelineMonth: (month: string, n: number) => `${month} ${n}件`,
  todayMark: "今日",
  legend: { open: "まだ", overdue: "過ぎた", done: "済", noted: "知っておく日・記録を始める前" },
  empty: "この事業年度の期限はありません",
  emptyNote: "組合の成立より前の年度です。",
  nothing: "あてはまる期限はありません",
  showAll: "すべてを見る",
  yearOf: (date: string) => `${date}に終わる事業年度`,
  since: (date: string) => `${date}から`,
  unitChange: "出資一口の金額の変更",
  counted: (words: string, date: string) => `${words}(起算 ${date})`,
  working: (date: string) => `休みの日です。前の開いている日は${date}`,
  workingNote: "休みの日の期限が動くかどうかは定まっていません。日は動かさずに示します。",
  boundary: "境界日",
  boundaryNote: "この日ちょうどは、一日厳しく数える考えもあります。",
  onBoundary: "境界日に済",
  ifAny: "あるときだけ",
  planned: (date: string) => `${date}に予定`,
  doneOn: (date: string) => `済 ${date}`,
  late: (days: number) => `${days}日遅れ`,
  byRecord: "記録から",
  done: "済みにする",
  doneOf: (what: string) => `「${what}」を済みにする`,
  doneDay: "済ませた日",
  doneWords: "覚え",
  doneWordsHint: "受付番号、出し方など。なくてもかまいません。",
  undone: "まだに戻す",
  change: "直す",
  menuOf: (what: string) => `「${what}」の操作`,
  record: "出来事を記録する",
  recordNote: "総会や変更を書くと、そこから数える期限が並びます。",
  editEvent: (what: string) => `${what}を直す`,
  what: "出来事",
  day: "日",
  fixed: "定款の定数",
  missing: "欠けている人数",
  words: "覚え",
  wordsHint: "何が変わったかなど。なくてもかまいません。人の名前は書かないでください。",
  events: "出来事",
  eventsNone: "この年度の出来事はまだありません。",
  removeEvent: "消す",
  kept: "保存している書類",
  keptNote: (n: number) => `${n}件`,
  keptWhat: (date: string) => `${date}まで`,
  registrations: "登記した出資",
  registrationsNone: "出資の登記はまだ記録されていません。",
  register: "出資の登記を記録する",
  registerNote: "登記した総口数と払込済総額を、そのまま写します。出資台帳との照合に使います。",
  asOf: "いつの末日の数か",
  registeredOn: "登記した日",
  units: "総口数",
  paid: "払込済総額(円)",
  registered: (units: string, paid: string, on: string) => `${units}口 ${paid}円(${on}登記)`,
  vacancy: (missing: number, fixed: number) => `定数${fixed}人のうち${missing}人`,
  open: "開く",
  notSettled: "日の数え方は手引きによるもので、法律の助言ではありません。",
};
