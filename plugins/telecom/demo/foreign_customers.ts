/** Companies abroad with tax ids of valid form, so that reverse charge and export are to be seen. */
export const FOREIGN_CUSTOMERS = [
  { name: 'Donau Fracht GmbH', country: 'AT', taxId: 'ATU13585627', city: '1010 Wien' },
  { name: 'Atelier Rivage SAS', country: 'FR', taxId: 'FR40303265045', city: '75002 Paris' },
  { name: 'Grachten Media B.V.', country: 'NL', taxId: 'NL004495445B01', city: '1012 Amsterdam' },
  { name: 'Wisla Soft sp. z o.o.', country: 'PL', taxId: 'PL8567346215', city: '00-001 Warszawa' },
  { name: 'Thames Analytics Ltd', country: 'GB', taxId: 'GB980780684', city: 'London EC1A 1BB' },
] as const
