/** The rules that ask the editor. Of those about marks the first in this order asks. */
import { boldHeading } from './bold-headings.ts'
import { lostComment, swallowedText } from './comments.ts'
import { undefinedNote, undefinedReference, unusedDefinition } from './definitions.ts'
import { conflictMark, foreignMark } from './dialects.ts'
import { fullWidthMark } from './full-width-marks.ts'
import { cutValue } from './front-matter.ts'
import {
  domainWithoutRecommendations,
  memoWithoutRecommendations,
  nearRecommendations,
} from './handouts.ts'
import { joinedLines } from './joined-lines.ts'
import { unclearLanguage } from './language.ts'
import { lostLink, lostPicture } from './lost-links.ts'
import { missingSpace } from './missing-space.ts'
import { eatenStars, printedBackslash, printedMark } from './printed-marks.ts'
import { labelWithoutHeading, noRecommendations, unmarkedItem } from './recommendations.ts'
import { typewriterMark } from './typewriter-marks.ts'
import { blankBesideMark } from './blanks-beside-marks.ts'
import { typedBullet } from './typed-bullets.ts'
import { typedNote } from './typed-notes.ts'
import { wrongNumber } from './numbers.ts'
import { linkWithoutLabel } from './unit-links.ts'
import { markerOnPart, paragraphAmongItems, typedNumber } from './recommended-items.ts'
import { otherCount } from './counts.ts'
import { noSuchDate, reversedDates, wrongWeekday } from './dates.ts'
import { otherOrdinal, skippedOrdinal } from './ordinals.ts'
import { wrongSum } from './table-sums.ts'
import { invisibleCharacter, lookAlike, privateCharacter, splitLetter } from './characters.ts'
import { halfWidthMark } from './half-width-marks.ts'
import { doubledWord, markUponMark } from './marks.ts'
import { unlikeName } from './names.ts'
import { unpairedMark } from './paired-marks.ts'
import { delegationWithoutHead, emptyCell, participantTwice } from './participants.ts'
import {
  recommendationWithoutAddressee,
  recommendationWithoutVerb,
} from './addressees-and-verbs.ts'
import { emptySection, listOfOne } from './structure.ts'
import { mixedForms } from './mixed-forms.ts'
import { otherForm } from './other-form.ts'
import { contradictoryTerms } from './terms.ts'
import { crowdedTable } from './crowded-table.ts'
import { coarsePicture, longAddress, smallTable } from './pages.ts'
import { typedHeadingNumber } from './heading-numbers.ts'
import { otherUsage } from './other-usage.ts'
import { otherEnumeration } from './enumerations.ts'
import { strayCaption } from './captions.ts'
import { missingCaption } from './missing-captions.ts'
import { placeholder } from './placeholders.ts'
import type { Rule } from './rule.ts'
import { missingDomain } from './suggest-domains.ts'
import { nearTwin } from './near-twins.ts'
import { countryAndParticipants, otherMonth, strayDe } from './slips.ts'
import { longShortTitle } from './short-title.ts'
import { straightQuotes } from './straight-quotes.ts'
import { indentedProse, underlinedText } from './misread-paragraphs.ts'
import { lostTable, tabbedTable, unsupportedDirective } from './unread-blocks.ts'

export const rules: readonly Rule[] = [
  // Something would be lost or published.
  undefinedNote,
  unsupportedDirective,
  lostTable,
  tabbedTable,
  lostPicture,
  lostComment,
  swallowedText,
  conflictMark,
  linkWithoutLabel,
  contradictoryTerms,
  // Marks that did not take.
  labelWithoutHeading,
  typedNote,
  unmarkedItem,
  missingSpace,
  fullWidthMark,
  typedBullet,
  foreignMark,
  lostLink,
  printedMark,
  printedBackslash,
  joinedLines,
  // What may be meant otherwise.
  indentedProse,
  underlinedText,
  boldHeading,
  eatenStars,
  cutValue,
  longShortTitle,
  unclearLanguage,
  undefinedReference,
  straightQuotes,
  nearRecommendations,
  noRecommendations,
  paragraphAmongItems,
  typedNumber,
  markerOnPart,
  wrongNumber,
  domainWithoutRecommendations,
  memoWithoutRecommendations,
  unusedDefinition,
  // Slips of the pen.
  nearTwin,
  countryAndParticipants,
  otherMonth,
  strayDe,
  // Facts inside the text.
  wrongWeekday,
  noSuchDate,
  reversedDates,
  skippedOrdinal,
  otherOrdinal,
  otherCount,
  otherEnumeration,
  wrongSum,
  participantTwice,
  emptyCell,
  delegationWithoutHead,
  unlikeName,
  otherForm,
  mixedForms,
  // Structure.
  placeholder,
  emptySection,
  listOfOne,
  strayCaption,
  missingCaption,
  recommendationWithoutAddressee,
  recommendationWithoutVerb,
  missingDomain,
  // Marks and characters.
  markUponMark,
  doubledWord,
  blankBesideMark,
  halfWidthMark,
  unpairedMark,
  typewriterMark,
  otherUsage,
  invisibleCharacter,
  privateCharacter,
  lookAlike,
  splitLetter,
  // On paper.
  coarsePicture,
  smallTable,
  crowdedTable,
  longAddress,
  typedHeadingNumber,
]
