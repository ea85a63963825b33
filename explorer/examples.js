/** Queries that show what the record offers; the explorer opens with the first one. */
export const examples = [
  `# Who met, in which capacity and on whose behalf; what was said, in whose words, and through whom it reached us.
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
  `# What a speaker said, and on whose behalf.
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
  `# The meetings in March 2022 in which both took part, themselves or through their representatives.
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
  `# What was promised and is still open, starting with the next one due.
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
  `# How we know: the passages that support a statement, and the number of their independent origins.
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
]
