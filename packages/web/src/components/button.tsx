import type { ComponentProps, ReactNode } from 'react';
import './button.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  readonly look?: 'primary' | 'outline' | 'subtle' | 'danger';
  readonly icon?: ReactNode;
  /** The only label of a button that shows just its icon. */
  readonly label?: string;
  readonly type?: 'button' | 'submit';
}

/** A button; with `label` and no children it is an icon with a name for screen readers and a tooltip. */
export function Button({ look = 'outline', icon, label, type = 'button', className, children, ...rest }: ButtonProps) {
  const classes = ['button', `button-${look}`, children === undefined && 'button-icon', className].filter(Boolean);
  return (
    <button {...rest} type={type} className={classes.join(' ')} aria-label={label} title={label}>
      {icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}
