/** The commands, one line each. */

import type { Command } from 'commander';
import { registerBackup as backup, registerRestore as restore } from './backup.ts';
import { register as bring } from './bring.ts';
import { register as check } from './check.ts';
import { register as config } from './config.ts';
import { register as convert } from './convert.ts';
import { register as coverage } from './coverage.ts';
import { register as decideTable } from './decide-table.ts';
import { register as demo } from './demo.ts';
import { register as diff } from './diff.ts';
import { register as dmn } from './dmn.ts';
import { register as erase } from './erase.ts';
import { register as explainDeadline } from './explain-deadline.ts';
import { register as exportPackage } from './export.ts';
import { register as format } from './format.ts';
import { register as importPackage } from './import.ts';
import { register as init } from './init.ts';
import { register as inspect } from './inspect.ts';
import { register as keygen } from './keys.ts';
import { register as merge } from './merge.ts';
import { register as nextNumber } from './next-number.ts';
import { register as operator } from './operator.ts';
import { register as organization } from './organization.ts';
import { register as print } from './print.ts';
import { register as prove } from './prove.ts';
import { register as rebuild } from './rebuild.ts';
import { register as rotateKey } from './rotate-key.ts';
import { register as run } from './run.ts';
import { register as scenarios } from './scenarios.ts';
import { register as serve } from './serve.ts';
import { register as simulate } from './simulate.ts';
import { register as user } from './user.ts';
import { register as verify } from './verify.ts';

export const commands: ((program: Command) => void)[] = [
  demo,
  init,
  serve,
  config,
  organization,
  operator,
  user,
  bring,
  check,
  coverage,
  scenarios,
  simulate,
  prove,
  run,
  explainDeadline,
  decideTable,
  dmn,
  convert,
  diff,
  merge,
  exportPackage,
  importPackage,
  inspect,
  keygen,
  nextNumber,
  print,
  format,
  verify,
  rebuild,
  erase,
  rotateKey,
  backup,
  restore,
];
