#!/usr/bin/env node
import { main } from '../main.ts';

await main('xlam-augment', process.argv.slice(2));
