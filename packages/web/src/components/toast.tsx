import { useSyncExternalStore } from 'react';
import { Dismiss16Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import { Button } from './button.tsx';
import './toast.css';

export interface ToastOptions {
  readonly text: string;
  readonly kind?: 'done' | 'failed';
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Toast extends ToastOptions {
  readonly id: number;
}

const stayMs = 10_000; // as long as an undo is offered
const most = 3;
let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function remove(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/** Tells what has been done, for ten seconds, with a way to take it back. */
export function showToast(options: ToastOptions): void {
  const toast = { ...options, id: nextId++ };
  change([...toasts, toast].slice(-most));
  setTimeout(() => remove(toast.id), stayMs);
}

/** The place where toasts appear; a live region that is always there, so that readers hear what comes into it. */
export function Toasts({ closeLabel }: { readonly closeLabel: string }) {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status">
      {shown.map((toast) => (
        <div key={toast.id} className={`toast toast-${toast.kind ?? 'done'}`}>
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className="toast-action"
              onClick={() => {
                remove(toast.id);
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </button>
          )}
          <Button look="subtle" label={closeLabel} icon={<Dismiss16Regular />} onClick={() => remove(toast.id)} />
        </div>
      ))}
    </div>
  );
}
