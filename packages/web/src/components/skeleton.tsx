import './skeleton.css';

/** Grey stand-ins for what is coming; the style sheet shows them after 200 ms, so that fast answers don't flicker. */
export function Skeleton({
  rows,
  height = 44,
  label,
}: {
  readonly rows: number;
  readonly height?: number;
  readonly label: string;
}) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_none, row) => (
        <div key={row} className="skeleton-row" style={{ height }}>
          <span style={{ width: `${46 + ((row * 37) % 40)}%` }} />
        </div>
      ))}
    </div>
  );
}
