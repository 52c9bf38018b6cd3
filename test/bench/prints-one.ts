/** One file in a process of its own: `tsx prints-one.ts <maker> <rows>` says seconds, processor seconds, megabytes, bytes. */
import { type Maker, makers } from './prints-makers.ts';

const [name = '', rows = ''] = process.argv.slice(2);
const make: Maker = makers[name as keyof typeof makers];
const [start, used] = [performance.now(), process.cpuUsage()];
const bytes = await make(Number(rows));
const { user, system } = process.cpuUsage(used);
const seconds = (performance.now() - start) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, processor: (user + system) / 1e6, megabytes, bytes }));
