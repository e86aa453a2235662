// First names that are words, months, virtues or places as well. Such a name alone says nothing of a person, so the guard
// against writing to the wrong mentee looks for the full name only. Folded (see `folding.ts`).

const words = `
an al art may will mark grace hope faith joy rose rosa lily ivy june april august augustine summer autumn dawn eve bill bob
rob jack pat sue drew chance chase hunter mason cook dean earl duke king prince rich frank grant guy gene lance miles nick
pierce ray rusty skip ward wade major page paige pearl ruby amber jade crystal olive violet iris holly heather hazel daisy
melody harmony carol mercy patience prudence constance charity honor honour felicity penny dolly candy brandy sherry ginger
sage rosemary basil reed rowan ash forest forrest glen glenn cliff dale heath brook brooke river lake ocean sky star sunny
stormy rain winter noel christian angel trinity genesis blessing precious goodness gift happy lucky favour favor peace wisdom
justice truth liberty victor victory miracle promise sunday monday tuesday wednesday thursday friday saturday january february
march july september october november december spring so my do no in on to he she we you it all long young sun love dear best
dan don jo ai van von de la le mai mia ernst wolf sandy sonny buddy junior senior doctor professor lane park parker
porter potter baker carter clay colt cole dell dusty ford gale gay hale hardy harry jay jet josh kit lee max mike mo myles
nova opal pansy peg petal piper poppy queen rex rocky roman royal sailor scout shade shadow sterling story teal tiger timber
true unique vale wren zen zion noble nobel able bell belle bliss bonny brave bright chip clarity comfort courage destiny
dream echo eden ember essence eternity ever fortune freedom gracious haven heaven journey joyful karma legend loyal lyric
magic marvel memory merry moon passion phoenix praise radiant serene serenity spirit success treasure unity valiant wonder
alpha beta delta omega sigma gamma data media
florence sydney paris jordan india china chelsea georgia virginia carolina austin dallas charlotte madison israel asia
francisco santiago sofia lima kenya chad adelaide victoria alexandria brittany britain london milan vienna verona sienna
siena savannah dakota montana nevada houston denver boston brooklyn devon kent lincoln washington jackson tunis cairo
damascus medina salem america africa europe erin ireland lorraine nairobi lagos accra
gut klein gross lang jung alt weiss schwarz bello bella
`

const common: ReadonlySet<string> = new Set(words.split(/\s+/u).filter((word) => word !== ''))

/** @param folded one word, folded */
export function isCommonWord(folded: string): boolean {
  return common.has(folded)
}
