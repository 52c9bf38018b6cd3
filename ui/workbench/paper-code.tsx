/** A code that scanners read, as on paper. */
import { modulesOf } from '../../engine/print/code.ts';

/** Bars are one module high: drawn a third as high as they are wide. */
export default function Code({ as, text }: { as: 'qr' | 'code128'; text: string }) {
  const { width, height, runs } = modulesOf(as, text);
  const tall = height === 1 ? width / 3 : 1;
  return (
    <figure className="slip-code">
      <svg viewBox={`0 0 ${width} ${height * tall}`} role="img" aria-label={text} shapeRendering="crispEdges">
        {runs.map(([x, y, w]) => (
          <rect key={`${x},${y}`} x={x} y={y} width={w} height={tall} />
        ))}
      </svg>
      <figcaption>{text}</figcaption>
    </figure>
  );
}
