/** The two customers of the demo and the desk that runs the system (spec §7.1). All names are fictional. */
export interface DemoTenant {
  readonly id: string;
  readonly name: string;
  readonly packKey: 'enterprise' | 'street';
  /** in numbers: G-ENT-2026-000001 */
  readonly shortCode: string;
}

export interface DemoOrganization {
  readonly id: string;
  readonly tenantId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly orgType: 'GROUP' | 'SUBSIDIARY' | 'DEPT' | 'BRANCH' | 'PROJECT_DEPT' | 'STREET' | 'VILLAGE' | 'COMMUNITY' | 'STATION' | 'EXTERNAL';
  readonly uscc?: string;
}

export const DEMO_TENANTS: readonly DemoTenant[] = [
  { id: 'DEMO-ENT', name: '示例建投集团有限公司(虚构)', packKey: 'enterprise', shortCode: 'ENT' },
  { id: 'DEMO-ST', name: '样例区虚构街道', packKey: 'street', shortCode: 'ST' },
  { id: 'DEMO-SYS', name: '系统运行(虚构)', packKey: 'enterprise', shortCode: 'SYS' },
];

const ent = (id: string, parentId: string | null, name: string, shortName: string, orgType: DemoOrganization['orgType'], uscc?: string): DemoOrganization => ({ id, tenantId: 'DEMO-ENT', parentId, name, shortName, orgType, uscc });
const st = (id: string, parentId: string | null, name: string, shortName: string, orgType: DemoOrganization['orgType'], uscc?: string): DemoOrganization => ({ id, tenantId: 'DEMO-ST', parentId, name, shortName, orgType, uscc });

export const DEMO_ORGANIZATIONS: readonly DemoOrganization[] = [
  ent('DEMO-ENT', null, '示例建投集团有限公司(虚构)', '示例建投', 'GROUP', '91999900MADEM0003N'),
  ent('ENT-HQ', 'DEMO-ENT', '集团本部', '集团本部', 'DEPT'),
  ent('ENT-C1', 'DEMO-ENT', '示例一公司', '一公司', 'SUBSIDIARY'),
  ent('ENT-C1-PUB', 'ENT-C1', '一公司党委宣传部', '宣传部', 'DEPT'),
  ent('ENT-C1-ENG', 'ENT-C1', '一公司工程管理部', '工程管理部', 'DEPT'),
  ent('ENT-C1-B3', 'ENT-C1', '一公司第三党支部', '第三党支部', 'BRANCH'),
  ent('ENT-C2', 'DEMO-ENT', '示例二公司', '二公司', 'SUBSIDIARY'),
  ent('ENT-BRIDGE', 'ENT-C1', '虚构大桥项目部', '虚构大桥', 'PROJECT_DEPT'),
  ent('ENT-METRO', 'ENT-C1', '样例地铁项目部', '样例地铁', 'PROJECT_DEPT'),
  ent('ENT-SEA', 'ENT-C1', '虚构海外项目部', '虚构海外', 'PROJECT_DEPT'),
  st('DEMO-ST', null, '样例区虚构街道', '虚构街道', 'STREET', '11999900MADEM0003Y'),
  st('ST-PARTY', 'DEMO-ST', '党群工作部', '党群工作部', 'DEPT'),
  st('ST-JIAYI', 'DEMO-ST', '甲乙社区', '甲乙社区', 'COMMUNITY'),
  st('ST-BINGDING', 'DEMO-ST', '丙丁村', '丙丁村', 'VILLAGE'),
  st('ST-CITY', 'DEMO-ST', '城管工作站', '城管工作站', 'STATION'),
  st('ST-OFFICE', 'DEMO-ST', '街道机关', '街道机关', 'DEPT'),
  st('ST-EXT-POLICE', 'DEMO-ST', '公安样例分局', '公安样例分局', 'EXTERNAL'),
  st('ST-EXT-CAC', 'DEMO-ST', '样例区委网信办', '区委网信办', 'EXTERNAL'),
  { id: 'DEMO-SYS', tenantId: 'DEMO-SYS', parentId: null, name: '系统运行(虚构)', shortName: '系统运行', orgType: 'DEPT' },
];
