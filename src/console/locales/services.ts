/** What people call the services, by the endpoint's ids. */
type ServiceNames = Readonly<Record<string, string>>;

export const koServices: ServiceNames = {
  'kakao-postcode': '카카오 우편번호',
  'kakao-local': '카카오 로컬',
  juso: '도로명주소',
  vworld: '브이월드',
  'postcodes-io': 'Postcodes.io',
  zipcloud: 'zipcloud',
};

export const enServices: ServiceNames = {
  'kakao-postcode': 'Kakao Postcode',
  'kakao-local': 'Kakao Local',
  juso: 'Juso',
  vworld: 'VWorld',
  'postcodes-io': 'Postcodes.io',
  zipcloud: 'zipcloud',
};

/** What a service is called; one of the site's own goes by its id. */
export const nameOf = (id: string, names: ServiceNames): string => names[id] ?? id;
