import { type Draw } from './draw.js';

const FIRST_NAMES = (
  'Aaliyah Abigail Adaeze Adrian Aisha Alastair Alice Amara Amina Amir Andrzej Angela Anil Anneka Anthony Arjun Beatrice ' +
  'Bethan Bilal Bronwen Callum Caroline Carys Catherine Chidi Chloe Ciaran Clive Colette Cressida Damian Daniela Deepa Delroy ' +
  'Denise Desmond Dilys Dominic Dorothy Ebony Edwin Eilidh Eleanor Elias Emeka Esther Farah Fergus Fiona Florence Frances ' +
  'Gareth Gita Gordon Grace Graham Gwen Hamza Hannah Harriet Hassan Hugo Imogen Ingrid Isaac Ivy Jacinta Jasmine Jeevan Jerome ' +
  'Joan Jocelyn Jonah Joyce Kamal Keiran Kezia Khadija Kofi Kwame Latoya Leila Leonard Lorna Lucinda Mairi Malcolm Maeve ' +
  'Marcus Maryam Matilda Mei Meera Miriam Mohan Morag Nadia Naomi Neil Niamh Nigel Olu Omar Oonagh Owain Padma Parveen ' +
  'Patience Pauline Percy Philippa Priya Rachel Rahul Ranjit Rebecca Renée Rhys Rohan Rosalind Rufus Ruth Sadia Samira Sanjay ' +
  'Seán Selina Shanice Sheila Siân Simran Soraya Stella Sunita Tamsin Tariq Teresa Thandi Theodora Tobias Ursula Usha Valerie ' +
  'Verity Vikram Wanda Wendell Winifred Yasmin Yusuf Zainab Zara Zoë'
).split(' ');

const LAST_NAMES = (
  'Abara Achterberg Adeyemi Ainsworth Akhtar Alderton Ashdown Asante Attwell Bairstow Balogun Banerjee Barraclough Beckwith Begum ' +
  'Bellweather Birtwhistle Bhatt Blackwood Blenkinsop Boateng Bracewell Brathwaite Broadhurst Calloway Carmichael Chakrabarti ' +
  "Charlesworth Cheung Clapperton Clutterbuck Copplestone Cranshaw Culpepper D'Souza Dalrymple Danso Darlington Deverell Dhillon " +
  'Drinkwater Dunnachie Earnshaw Egerton Ekwueme Entwistle Fairweather Farooqi Featherstone Fennimore Fitzwilliam Forrester ' +
  'Gallimore Garside Gathercole Ghosh Goldthorpe Greenhalgh Gupta Hallworth Hargreaves Hartley Heathcote Hebblethwaite Hussain ' +
  'Idowu Inglethorpe Iyer Jagger Jayawardena Jephson Kaczmarek Kapoor Kendrick Kettlewell Khatun Kirkbride Kowalczyk Lamprey ' +
  'Langstaff Leadbetter Lightfoot Lister-Shaw Llewellyn Longbottom Loxley MacAskill Mahmood Malhotra Mbeki Merriweather ' +
  "Micklethwaite Mistry Molyneux Mukherjee Musgrave Nakamura Nettleship Nwosu O'Dowd O'Hanlon O'Neill Oduya Ogilvy Okafor " +
  'Oldroyd Osei Outhwaite Pankhania Partington Patel Pemberton Penhaligon Pettigrew Pickersgill Postlethwaite Prendergast Quigley ' +
  'Qureshi Rackham Ramsbottom Rathbone Ravenscroft Rehman Ridgway Rosewarne Rowbotham Sandringham Satterthwaite Scattergood ' +
  'Sengupta Shackleton Sidebottom Silvester Singh-Gill Smallbone Somerville Stainthorpe Stapleton Sugden Sutcliffe Swinburne ' +
  'Tattersall Tembo Thistlethwaite Thornborough Tiwari Tollemache Trelawney Twelvetrees Uddin Umunna Underhill Vaughan-Price ' +
  'Venkatesh Waddington Wainwright Walmsley Warburton Wetherby Whittaker Widdowson Winterbourne Woźniak Wrigglesworth Yaxley Zaman'
).split(' ');

/** Names of people who do not exist, no name twice. At most about thirty thousand. */
export function makeUpNames(draw: Draw, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${draw.pick(FIRST_NAMES)} ${draw.pick(LAST_NAMES)}`);
  return [...names];
}

/** An address that no letter can reach: example.org belongs to nobody (RFC 2606). */
export function makeUpAddress(name: string, reference: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.');
  return `${plain}.${reference.toLowerCase()}@example.org`;
}
