/**
 * What belongs to a country in English, a line each: its code; its people and its adjective; where its government sits, which
 * stands for it; other names of it. Its usual name comes from Unicode's CLDR.
 */
const LINES = `AE;Emirati;Abu Dhabi;UAE|Emirates
AF;Afghan;Kabul;
AL;Albanian;Tirana;
AM;Armenian;Yerevan;
AO;Angolan;Luanda;
AR;Argentine|Argentinian;Buenos Aires;
AT;Austrian;Vienna;
AU;Australian;Canberra;
AZ;Azerbaijani|Azeri;Baku;
BA;Bosnian;Sarajevo;Bosnia
BD;Bangladeshi;Dhaka;
BE;Belgian;Brussels;
BF;Burkinabe;Ouagadougou;
BG;Bulgarian;Sofia;
BH;Bahraini;Manama;
BI;Burundian;Bujumbura;
BJ;Beninese;Cotonou;
BN;Bruneian;Bandar Seri Begawan;Brunei Darussalam
BO;Bolivian;La Paz;
BR;Brazilian;Bras\u00EDlia|Brasilia;
BT;Bhutanese;Thimphu;
BW;Botswanan;Gaborone;
BY;Belarusian;Minsk;
CA;Canadian;Ottawa;
CD;Congolese;Kinshasa;Democratic Republic of the Congo|DRC
CF;Central African;Bangui;
CG;;Brazzaville;Republic of the Congo
CH;Swiss;Bern;
CI;Ivorian;Abidjan;Ivory Coast
CL;Chilean;Santiago;
CM;Cameroonian;Yaound\u00E9;
CN;Chinese;Beijing|Zhongnanhai;PRC|People\u2019s Republic of China|People's Republic of China|P.R.C.
CO;Colombian;Bogot\u00E1|Bogota;
CR;Costa Rican;San Jos\u00E9;
CU;Cuban;Havana;
CY;Cypriot;Nicosia;
CZ;Czech;Prague;Czech Republic
DE;German;Berlin;
DJ;Djiboutian;;
DK;Danish;Copenhagen;
DO;Dominican;Santo Domingo;
DZ;Algerian;Algiers;
EC;Ecuadorian;Quito;
EE;Estonian;Tallinn;
EG;Egyptian;Cairo;
ER;Eritrean;Asmara;
ES;Spanish;Madrid;
ET;Ethiopian;Addis Ababa;
FI;Finnish;Helsinki;
FJ;Fijian;Suva;
FR;French;Paris|Elys\u00E9e|Quai d'Orsay;
GB;British;London|Downing Street|Whitehall;UK|U.K.|Britain|Great Britain
GE;Georgian;Tbilisi;
GH;Ghanaian;Accra;
GM;Gambian;Banjul;
GN;Guinean;Conakry;
GQ;Equatorial Guinean;Malabo;
GR;Greek;Athens;
GT;Guatemalan;;
GY;Guyanese;Georgetown;
HN;Honduran;Tegucigalpa;
HR;Croatian;Zagreb;
HT;Haitian;Port-au-Prince;
HU;Hungarian;Budapest;
ID;Indonesian;Jakarta;
IE;Irish;Dublin;
IL;Israeli;Jerusalem;
IN;Indian;New Delhi|Delhi;
IQ;Iraqi;Baghdad;
IR;Iranian;Tehran;Islamic Republic of Iran
IS;Icelandic;Reykjav\u00EDk|Reykjavik;
IT;Italian;Rome;
JM;Jamaican;;
JO;Jordanian;Amman;
JP;Japanese;Tokyo;
KE;Kenyan;Nairobi;
KG;Kyrgyz;Bishkek;Kyrgyz Republic
KH;Cambodian;Phnom Penh;
KP;North Korean;Pyongyang;DPRK|Democratic People\u2019s Republic of Korea|Democratic People's Republic of Korea
KR;South Korean|Korean;Seoul;ROK|Republic of Korea
KW;Kuwaiti;;
KZ;Kazakhstani|Kazakh;Astana|Nur-Sultan;
LA;Lao|Laotian;Vientiane;Lao PDR
LB;Lebanese;Beirut;
LK;Sri Lankan;Colombo;
LR;Liberian;Monrovia;
LT;Lithuanian;Vilnius;
LU;Luxembourgish;;
LV;Latvian;Riga;
LY;Libyan;Tripoli;
MA;Moroccan;Rabat;
MD;Moldovan;Chi\u0219in\u0103u|Chisinau;
ME;Montenegrin;Podgorica;
MG;Malagasy;Antananarivo;
MH;Marshallese;Majuro;
MK;North Macedonian|Macedonian;Skopje;
ML;Malian;Bamako;
MM;Burmese;Naypyidaw|Naypyitaw|Nay Pyi Taw;Burma|Myanmar
MN;Mongolian;Ulaanbaatar;
MR;Mauritanian;Nouakchott;
MT;Maltese;Valletta;
MV;Maldivian;Mal\u00E9;
MW;Malawian;Lilongwe;
MX;Mexican;Mexico City;
MY;Malaysian;Kuala Lumpur|Putrajaya;
MZ;Mozambican;Maputo;
NA;Namibian;Windhoek;
NE;Nigerien;Niamey;
NG;Nigerian;Abuja;
NI;Nicaraguan;Managua;
NL;Dutch;The Hague;Holland
NO;Norwegian;Oslo;
NP;Nepali|Nepalese;Kathmandu;
NZ;;Wellington;
OM;Omani;Muscat;
PA;Panamanian;;
PE;Peruvian;Lima;
PG;Papua New Guinean;Port Moresby;
PH;Philippine|Filipino;Manila;
PK;Pakistani;Islamabad;
PL;Polish;Warsaw;
PS;Palestinian;Ramallah;Palestine|State of Palestine|Palestinian Authority
PT;Portuguese;Lisbon;
PY;Paraguayan;Asunci\u00F3n;
QA;Qatari;Doha;
RO;Romanian;Bucharest;
RS;Serbian;Belgrade;
RU;Russian;Moscow|Kremlin;Russian Federation
RW;Rwandan;Kigali;
SA;Saudi;Riyadh;Kingdom of Saudi Arabia
SB;Solomon Islands;Honiara;
SD;Sudanese;Khartoum;
SE;Swedish;Stockholm;
SG;Singaporean;;
SI;Slovenian;Ljubljana;
SK;Slovak;Bratislava;
SL;Sierra Leonean;Freetown;
SN;Senegalese;Dakar;
SO;Somali;Mogadishu;
SR;Surinamese;Paramaribo;
SS;South Sudanese;Juba;
SV;Salvadoran;San Salvador;
SY;Syrian;Damascus;
TD;Chadian;N'Djamena;
TG;Togolese;Lom\u00E9;
TH;Thai;Bangkok;
TJ;Tajik;Dushanbe;
TL;Timorese;Dili;East Timor
TM;Turkmen;Ashgabat;
TN;Tunisian;Tunis;
TR;Turkish;Ankara;Turkey|T\u00FCrkiye
TT;Trinidadian;Port of Spain;
TW;Taiwanese;Taipei;
TZ;Tanzanian;Dodoma;
UA;Ukrainian;Kyiv|Kiev;
UG;Ugandan;Kampala;
US;American|U.S.|US;Washington|White House;USA|U.S.A.|United States of America|America|U.S.
UY;Uruguayan;Montevideo;
UZ;Uzbekistani|Uzbek;Tashkent;
VA;;Vatican;Holy See
VE;Venezuelan;Caracas;
VN;Vietnamese;Hanoi;Viet Nam
XK;Kosovar|Kosovan;Pristina;
YE;Yemeni;Sana'a|Sanaa;
ZA;South African;Pretoria;
ZM;Zambian;Lusaka;
ZW;Zimbabwean;Harare;`

/** A country as a text names it. */
export interface Named {
  country: string
  /** Its name, an adjective, or the seat of its government. */
  by: 'NAME' | 'ADJECTIVE' | 'SEAT'
}

/** Names where CLDR's are not those that texts use. */
const USUAL: { [country: string]: string } = {
  CD: 'Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  CI: 'C\u00F4te d\u2019Ivoire',
  MM: 'Myanmar',
  PS: 'Palestine',
}

const usual = new Intl.DisplayNames('en', { type: 'region' })

/** The usual English name of a country. */
export const countryName = (code: string): string => USUAL[code] ?? usual.of(code) ?? code

const names = new Map<string, Named>()
const put = (text: string, country: string, by: Named['by']): void => {
  const key = text.toLowerCase()
  if (text && !names.has(key)) names.set(key, { country, by })
}
for (const line of LINES.split('\n')) {
  const [code = '', adjectives = '', seats = '', others = ''] = line.split(';')
  put(countryName(code), code, 'NAME')
  put(usual.of(code) ?? '', code, 'NAME')
  for (const one of others.split('|')) put(one, code, 'NAME')
  for (const one of adjectives.split('|')) put(one, code, 'ADJECTIVE')
  for (const one of seats.split('|')) put(one, code, 'SEAT')
}

/** The country that words stand for, without "the"; null if they are none's. */
export const countryOf = (words: string): Named | null =>
  names.get(words.toLowerCase().replaceAll('\u2019', "'").replace(/^the /, '')) ??
  names.get(words.toLowerCase().replace(/^the /, '')) ??
  null
