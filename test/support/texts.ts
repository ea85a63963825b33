// Texts of our own, in the manner of the kinds that editors code.

/** A readout of a ministry: reported speech, through a spokesperson. */
export const READOUT = `Deputy Secretary Oduya’s Meeting with Cambodian Foreign Minister Prak Sokhonn

Office of the Spokesperson

The following is attributable to Spokesperson Jane Doe:

Deputy Secretary Grace Oduya met today in Washington with Cambodian Foreign Minister Prak Sokhonn to discuss the summit. The Deputy Secretary thanked Cambodia for its work as chair and pledged further help with the harbour. She urged the Foreign Minister to release the fishermen. The Foreign Minister expressed concern about the new tariffs. They agreed to meet again in June.
`

/** A report in a paper: who said what, through whom, in whose words. */
export const ARTICLE = `A March 4 meeting between Foreign Minister Prak Sokhonn and his Chinese counterpart special representative Yang Yanyi was held in Phnom Penh, where the latter reiterated China’s wish to “deepen the cooperation in all fields”, the foreign ministry noted in a press release issued later that day.

Sokhonn and Yang “reaffirmed their will to keep the border open”, the release said.

She underlined Beijing’s “full support” for the port, adding that “China will play its part” in the talks.

Heng Kimkong, a researcher at the Cambodia Development Centre, said the two countries needed each other.

“Cambodia must be careful,” he told The Post on March 6. “It is a small country.”
`

/** A statement of its own issuer, with what others said in it. */
export const STATEMENT = `Statement on the Harbour

Jane Doe, Department Spokesperson

We are deeply concerned about the closing of the harbour. We call on the authorities to open it. On March 1, Cambodia’s Prime Minister Hun Sen ordered the port authority to let the fishermen go. As President Ruiz stated, “Nobody gains from a closed harbour.”
`

export const TRANSCRIPT = `Remarks to the Press

PRESIDENT RUIZ: (Via interpreter) We thank the minister for coming. (Applause.)

FOREIGN MINISTER SOKHONN: Thank you, Mr. President. I told the president that we will open the harbour.

PRESIDENT RUIZ: Thank you.
`

export const CHINESE = `王毅会见柬埔寨外交大臣布拉索昆

2022年3月4日，国务委员兼外长王毅在北京会见来访的柬埔寨副首相兼外交大臣布拉索昆。

王毅表示，中方愿同柬方加强合作。

布拉索昆说，柬方感谢中方的支持，“柬埔寨坚定奉行一个中国政策”。布拉索昆还通报了访问缅甸的有关情况。

双方重申共同建设港口。

王毅强调：“我们将发挥建设性作用。”
`
