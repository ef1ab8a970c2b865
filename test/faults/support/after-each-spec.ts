import { killAllHosts } from './fault-host';

afterAll(() => killAllHosts());
