import { Button } from '../../../components/button.tsx';
import { showToast } from '../../../components/toast.tsx';
import { useConnectionText } from './connection-text.ts';

/** Puts a value on the clipboard and says so. */
export function CopyButton({ what, text }: { readonly what: string; readonly text: string }) {
  const { tc } = useConnectionText();
  return (
    <Button
      label={tc('setup.copyOf', { what })}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => showToast({ text: tc('action.copied') }));
      }}
    >
      {tc('setup.copy')}
    </Button>
  );
}
