import { translateHostCode } from './host-code';

/** Once per run of the project `faults`: what the host processes load. */
export default function prepareHosts(): void {
  translateHostCode();
}
