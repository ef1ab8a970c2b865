/**
 * SHA-256 of every file of bpmn-server 2.3.8 (under its `dist/`) whose behaviour a correction or the hosting code
 * replaces. Another content means that somebody changed the version: read the new code, then change this list.
 */
export const LIBRARY_CHECKSUMS: Readonly<Record<string, string>> = {
  'engine/Execution.js': 'a67e37a0708b66d850d6cd958d92abcb0f11f94bcb2ac0c848fe51347dacf29d',
  'engine/Token.js': '2dd45ce288223a05a7700618d9d89d9623f5552ab63e3260b956e1d92c1057c8',
  'engine/Loop.js': '0ea96561a116b639b3bc096fe0fd7b4ffe4807a6b970e779b2ba44427cd9e9fb',
  'engine/Item.js': 'd8649f217aa319c463df47b21fb6b1a44008f8e63c5f9bb4b28645c5b25c1cf7',
  'engine/DataHandler.js': 'e30130c48442d58799e2afb10f30072be18dc44431147358b4047a9b46ebb5a8',
  'elements/Definition.js': '7623a3ec0f99659d742a2722f0e3830fad998fe4d540c4f957fc7426c8a32b29',
  'elements/Events.js': 'd6e14be02e6e64f6a1205a3ab31492396d7a708d36fd483bf9b08c16649883f6',
  'elements/Gateway.js': 'dcce08de115d95418cb54ee14801ea027358144115ad6cbdf429825df0df7fd8',
  'elements/Node.js': '2b3cf65550d3ef0d8f157e93973fe5c4bdff328f723aa633701f8f68a11efbc9',
  'elements/NodeLoader.js': 'be727d4f88e8e8772a613ee1f04fa95bdcdbce184e1cddc20e495e74d3f51df2',
  'elements/Process.js': 'af7f39e485ea4f55d15e7f892c7a15421090461f062fa238ce1451e6b384d818',
  'elements/Tasks.js': 'b82a6ea8dfa2ac21e9664c00ab44add33f95c4b1f308fc0476f26bdf05c35e07',
  'elements/Flow.js': '0d5dbd9d313fcff314f5fefdbf93950d8c1eb0aedc1df6992cbd2274ceb18d75',
  'elements/behaviours/Behaviour.js': '5719cbe7a8c0529223bc9d829b456889623c2295ed5a1fc82ac037ddc77904ca',
  'elements/behaviours/BehaviourLoader.js': '6c1a3efbd67e752adf4b8d2bd4b005f35c73406fbba0f3bdcacf153579f5db54',
  'elements/behaviours/Error.js': 'dfaab12bbc7aff235ea7e647ab20f18648afd8a3290ca0a1780709da21d7cad8',
  'elements/behaviours/Escalation.js': '12d8ca68dc3fdc43bbc9f0e28aee4b6f004f112b165bbe79c7efe6e03a7c7194',
  'elements/behaviours/MessageSignal.js': '776b18663d958241f8f385a27277915a7d315a53b9adff63c28ccc791f1c418e',
  'elements/behaviours/Terminate.js': '9aac52e400e079a773f72cc9288b7d125bef2b94f7c36d7a8dc097b498a5905c',
  'elements/behaviours/Loop.js': 'f95d225bd56aaaf04b8fe67559765e8854f3f3dc35482dd4a58387ddb626ff34',
  'server/BPMNServer.js': '6fe8140bdc8f8e343fcdcbc23770044fecfd6f644145e37d80be3a96ae2fcf99',
  'server/ServerComponent.js': 'eb99193311ed87f2b63bc6ab76d8d3412b5f1ba022263a9210c66053b049e285',
};
