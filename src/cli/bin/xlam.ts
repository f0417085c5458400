#!/usr/bin/env node
import { main } from '../main.ts';

await main('xlam', process.argv.slice(2));
