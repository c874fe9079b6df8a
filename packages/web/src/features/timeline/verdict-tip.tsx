import { CheckmarkCircle16Filled } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/headless/svg/dismiss-circle';

const offset = 16;
const widest = 300;

/** What the rules say, at the pointer: a sign and a few words. */
export function VerdictTip({
  at,
  ok,
  room,
  text,
}: {
  readonly at: { readonly x: number; readonly y: number };
  readonly ok: boolean;
  readonly room: string;
  readonly text: string;
}) {
  const left = Math.max(8, Math.min(at.x + offset, innerWidth - widest));
  const top = Math.min(at.y + offset, innerHeight - 60);
  return (
    <div className={ok ? 'tip tip-ok' : 'tip tip-no'} style={{ left, top }} aria-hidden>
      {ok ? <CheckmarkCircle16Filled /> : <DismissCircle16Filled />}
      <span>
        <strong>{room}</strong> · {text}
      </span>
    </div>
  );
}
