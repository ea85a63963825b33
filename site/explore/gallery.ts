/** A question to begin with, in plain words. */
export interface Question {
  title: string
  query: string
  /** JSON. */
  variables?: string
}

/** Questions that show what the record holds; the explorer opens with the first one. */
export const questions: Question[] = [
  {
    title: 'Who met, and whose words are these?',
    query: `# Who met, in which capacity and on whose behalf; what was said, in whose words, and through whom it reached us.
query Meeting {
  meeting(id: "mtg_sokhonn-yang-2022-03-04") {
    title
    when { edtf asStated basis }
    parties {
      stakeholder { name }
      roles { title }
      onBehalfOf { name }
    }
    statements(first: 20) {
      nodes {
        act
        speakers { name }
        text
        parts { text verbatim wordsOf }
        topics { label }
        evidence {
          document { kind publisher { name } }
          chain { by { name } cue basis }
        }
      }
    }
  }
}
`,
  },
  {
    title: 'What did one of them say, and for whom?',
    query: `# What a speaker said, and on whose behalf.
query Speaker {
  stakeholders(filter: { name: "yang" }) {
    nodes {
      name
      roles(at: "2022-03-04") { title onBehalfOf { name } }
      statements {
        nodes { saidOn { edtf } act text quotes }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}
`,
  },
  {
    title: 'When did both sides meet in March 2022?',
    query: `# The meetings in March 2022 in which both took part, themselves or through their representatives.
query MetInMarch {
  meetings(filter: {
    participantsAllOf: ["stk_cambodia", "stk_china"]
    from: "2022-03-01"
    to: "2022-03-31"
  }) {
    nodes { title kind state when { edtf } participants { name } topics { label } }
  }
}
`,
  },
  {
    title: 'What was promised, and is still open?',
    query: `# What was promised and is still open, starting with the next one due.
query OpenCommitments {
  commitments(filter: { states: [OPEN] }) {
    nodes {
      summary
      by { name }
      toward { name }
      due { edtf asStated }
      statements { text }
    }
  }
}
`,
  },
  {
    title: 'How do we know what was said?',
    query: `# How we know: the passages that support a statement, and the number of their independent origins.
query HowWeKnow {
  statement(id: "stm_joint-reaffirmed-cooperation") {
    text
    reports
    origins
    evidence {
      start
      end
      exact
      stance
      chain { by { name } document { kind issued { edtf } } cue basis }
    }
    revisions { nodes { number at by changed } }
  }
}
`,
  },
  {
    title: 'What did each side say on Myanmar?',
    query: `# What each side said on a topic, the latest first.
query OnMyanmar($topic: ID!) {
  topic(id: $topic) {
    label
    statements(first: 30) {
      nodes {
        saidOn { edtf }
        speakers { name }
        act
        text
      }
    }
  }
}
`,
    variables: '{ "topic": "top_myanmar-crisis" }',
  },
  {
    title: 'What does only one side tell of a meeting?',
    query: `# The accounts of a meeting, by who wrote them down first.
query Accounts {
  meeting(id: "mtg_sokhonn-yang-2022-03-04") {
    accounts {
      side { name }
      documents { kind publisher { name } }
      onlyHere { speakers { name } text }
    }
  }
}
`,
  },
  {
    title: 'How is this cited?',
    query: `# A citation with the chain in words.
query Cite {
  statement(id: "stm_yang-broaden-cooperation") {
    citation
    bibtex: citation(style: BIBTEX)
  }
}
`,
  },
  {
    title: 'What was said with these words?',
    query: `# The records that have the words, with the words marked by their place.
query Search {
  search(text: "myanmar -visit", first: 10) {
    edges {
      node { __typename id }
      highlights { field text ranges { start end } }
    }
  }
}
`,
  },
]
