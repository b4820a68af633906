/** Invented people: names drawn from these lists stand for nobody. */
export const GIVEN_NAMES: readonly string[] = [
  'Aisha', 'Alfie', 'Amara', 'Amelia', 'Anika', 'Arlo', 'Beth', 'Callum', 'Carys', 'Chidi', 'Connor', 'Dana', 'Darius', 'Elif', 'Ellis', 'Erin', 'Esme', 'Ewan',
  'Farah', 'Finley', 'Freya', 'Gemma', 'Hana', 'Harvey', 'Imogen', 'Ines', 'Isla', 'Jade', 'Jamal', 'Jodie', 'Jonah', 'Kasia', 'Keira', 'Kofi', 'Leah', 'Leon',
  'Lowri', 'Maja', 'Marek', 'Megan', 'Mina', 'Nadia', 'Niall', 'Nora', 'Omar', 'Orla', 'Owen', 'Petra', 'Priya', 'Reece', 'Rhys', 'Rowan', 'Ruby', 'Sadie', 'Samir',
  'Shanice', 'Sol', 'Tamsin', 'Tariq', 'Theo', 'Tomasz', 'Una', 'Violet', 'Wren', 'Yasmin', 'Zara',
]

export const FAMILY_NAMES: readonly string[] = [
  'Abbotsley', 'Achterby', 'Ashworth', 'Banerjee', 'Barrowclough', 'Bellweather', 'Birtwistle', 'Blackledge', 'Calloway', 'Cartmell', 'Chadderton', 'Cleghorn',
  'Crossthwaite', 'Dalloway', 'Derwent', 'Dunnock', 'Eccleshall', 'Entwistle', 'Fairclough', 'Featherstone', 'Fenwick', 'Garstang', 'Gathercole', 'Grimshaw',
  'Hallworth', 'Haworth', 'Heskin', 'Hollinrake', 'Inglethorpe', 'Jankowska', 'Jessop', 'Kaur', 'Kershaw', 'Lathom', 'Lightbown', 'Longbottom', 'Marsden', 'Mawdsley',
  'Mistry', 'Moorcroft', 'Netherton', 'Nuttall', 'O’Brien', 'Okafor', 'Ollerenshaw', 'Osei', 'Pemberton', 'Penhaligon', 'Pickavance', 'Quayle', 'Rahman', 'Ramsbottom',
  'Rimmer', 'Rostron', 'Satterthwaite', 'Sefton', 'Shuttleworth', 'Singleton', 'Smith', 'Standish', 'Tattersall', 'Threlfall', 'Tyldesley', 'Unsworth', 'Varley',
  'Wainwright', 'Whalley', 'Winstanley', 'Wolstenholme', 'Yarwood',
]
