#!/usr/bin/env node
import { main } from '../main.ts';

await main('xlam-unify', process.argv.slice(2));
