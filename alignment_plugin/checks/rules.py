"""The table of codes: how much each stands in the way, when it fires, and why it matters."""

from alignment_plugin.findings import INTEGRITY_RULES, Rule, Severity

_W, _Q = Severity.WARNING, Severity.QUESTION

# One rule a code, grouped by the question it belongs to; in the order in which the hour asks them.
RULES: tuple[Rule, ...] = INTEGRITY_RULES + tuple(
    Rule(*row)
    for row in (
        ("no-diagnosis", _W, "Q1", "a strategy has no `diagnosis`",
         "A direction without the obstacle is a wish. A strategy begins with what makes it hard (Rumelt, "
         "Good Strategy/Bad Strategy)."),
        ("rules-nothing-out", _W, "Q1", "no policy has `rules_out`, and there are no `no_gos`",
         "What rules nothing out guides no choice: everyone can agree to it and go on as before."),
        ("no-shared-how", _W, "Q1", "a strategy is active, and no accepted decision serves a policy of it",
         "Agreeing on where is the easy half. People can go alone only once they share the how."),
        ("policy-without-action", _Q, "Q1", "no decision serves a policy",
         "A policy that nothing carries out is decoration, or is carried out where nobody can see it "
         "(coherent action, after Rumelt)."),
        ("action-without-policy", _Q, "Q1",
         "an accepted decision serves no policy, though its team has some",
         "Either the decision belongs to another direction, or the direction lacks a policy."),
        ("only-one-direction", _W, "Q2", "a strategy names fewer than two directions",
         "Who sees one way has not chosen it. A newcomer will ask for the others."),
        ("no-way-to-know", _W, "Q2", "a direction has no `would_switch_if`",
         "Without a sign agreed on beforehand, each of us reads the same event as proof of what we thought."),
        ("eliminated-without-reason", _W, "Q2", "an eliminated direction has no `because`",
         "What was dropped without a reason comes back with the next person who has the idea."),
        ("never-eliminated", _Q, "Q2",
         "three or more directions are open, and the strategy is older than 90 days",
         "A direction kept open costs attention. Eliminating one is progress that people can feel."),
        ("no-next-steps", _Q, "Q3", "no step is next or being done",
         "A direction becomes real with the first steps, and they show what was meant."),
        ("more-than-five", _Q, "Q3", "more than five steps are next or being done",
         "Five fit into a head. With more, each of us keeps another five in mind."),
        ("nothing-to-show", _W, "Q3", "a step that is not done has no `demo`",
         "What nobody can look at is done when somebody says so. A demo is where people find out what they "
         "meant."),
        ("looks-like-ticket", _Q, "Q3", "a step's title holds a ticket key, a percentage or hours",
         "Steps say what will be settled. Work is kept in the tracker, and twice kept is twice wrong."),
        ("one-option", _W, "Q4", "a decision has fewer than two options (a draft may have none yet)",
         "Whether or not is a weak question. Looking for one more option is the cheapest way to choose "
         "better (Heath, Decisive)."),
        ("straw-man", _W, "Q4", "an option not taken has no `good`, or the chosen one no `bad`",
         "An option described so that its supporter would not recognise it was never compared. State it at "
         "its strongest (the principle of charity)."),
        ("comparison-hole", _Q, "Q4", "a cell of a comparison is blank, or `unknown` without an unknown",
         "A hole that nobody names is filled in by each reader. A named unknown has someone who goes."),
        ("criterion-does-not-separate", _Q, "Q4",
         "all options have the same word on a criterion that is no must",
         "A criterion on which nothing differs takes up room and decides nothing."),
        ("no-success", _W, "Q4", "an accepted decision has no `success`",
         "Said beforehand, what we will see is a promise. Said afterwards, it is a story."),
        ("success-not-checked", _W, "Q4", "`check_by` has passed, and there is no `outcome`",
         "We learn from a decision when we look back at what we expected, and not otherwise."),
        ("no-plan-b", _W, "Q4",
         "an accepted decision is one-way, unsure or disputed, and lacks `plan_b` or `switch_if`",
         "A plan B agreed on in calm is used in time. One made up in trouble comes late, and after a "
         "quarrel."),
        ("one-way-in-a-hurry", _W, "Q4",
         "a one-way decision took less than three days, or nobody was consulted",
         "Doors that close behind us deserve a slow step, the others a fast one (Bezos, one-way and two-way"
         " doors)."),
        ("decided-before-known", _Q, "Q4", "a decision is accepted while an open unknown may change it",
         "Going first is fine where it is cheap to undo. It should be a choice, not an oversight."),
        ("unanswered-dissent", _Q, "Q4", "someone does not commit to an accepted decision",
         "Disagree and commit: a different view stays written down after the decision, and is carried all "
         "the same. Where it is not, the decision is not made yet."),
        ("nothing-left-free", _Q, "Q4", "an accepted decision has no `leaves_free`",
         "Where it is not said what people may choose, everyone asks, or nobody does."),
        ("failed-but-standing", _W, "Q4", "the last `outcome` is failed, and the decision is still accepted",
         "A good decision can fail. Staying with it for what it has cost is another one (the sunk-cost "
         "fallacy)."),
        ("history-edited", _W, "Q4",
         "`chosen`, `because`, `success` or `criteria` of a decision that the base has as accepted is changed",
         "What we agreed on, and why, stays readable. A new decision that supersedes it shows that we learned; "
         "an edit makes it look as if we had always known."),
        ("breaks-a-policy", _W, "Q4", "the chosen option `breaks` what a policy rules out, or a no-go",
         "A rule that the first hard choice breaks is no rule. One of the two has to give, and people "
         "should know which."),
        ("plan-b-ruled-out", _Q, "Q4",
         "`plan_b` is an eliminated direction, or a rejected decision, with a reason",
         "A way out that we have closed ourselves will not be there when it is needed."),
        ("conflict-in-force", _W, "Q4", "two accepted decisions conflict by their own words",
         "Whoever follows one breaks the other, and people will follow the one they read first."),
        ("slow-without-question", _W, "Q5", "an unknown step waits for nothing and tries nothing out",
         "Unknown without a question is just slow. A question with a name and a date is exploring."),
        ("fast-on-open-question", _W, "Q5",
         "a known step follows a decision that an open unknown may change, and neither waits for it nor "
         "answers it",
         "What is known we do fast, what is unknown slowly. A step that builds on an open answer only looks"
         " known."),
        ("no-explorer", _W, "Q5", "an open unknown names no `explorers`",
         "Everyone's question is nobody's. One person who goes is enough."),
        ("explorer-not-back", _W, "Q5", "`report_back` has passed without a finding",
         "Others wait for the answer. Coming back with nothing counts as well: it tells them to stop "
         "waiting."),
        ("finding-unused", _Q, "Q5", "a finding has led to nothing after 14 days",
         "Who explores for a drawer will not go again."),
        ("nothing-unknown", _Q, "Q5", "a team with a strategy has written no unknowns",
         "A team that knows everything has not looked, or does not say."),
        ("not-far-enough", _Q, "Q6", "a team with a strategy has no step for later",
         "Who sees only the next step cannot tell whether it leads somewhere."),
        ("horizon-passed", _W, "Q6", "the `horizon` of a strategy has passed",
         "A direction that ends behind us no longer tells anyone where to go."),
        ("no-signal", _W, "Q7", "a strategy has no signals",
         "Without something to look at, how it goes is a matter of mood and rank."),
        ("signal-not-looked-at", _W, "Q7", "the last reading is older than `every` allows",
         "A signal that nobody looks at is one that we would rather not see, or one that we do not need."),
        ("nothing-shown", _Q, "Q7", "no step is done, and no reading is from the last 30 days",
         "Progress that people can see is what keeps them going (Amabile, The Progress Principle)."),
        ("stuck", _W, "stagnation", "a decision has been a draft or a proposal for more than 21 days",
         "Options that are close take longest to compare and matter least to the choice. Someone may pick "
         "one."),
        ("remove-without-effects", _W, "removing",
         "a decision `removes` something and has no `second_order`",
         "Take a fence down once you know why it stood there (Chesterton's fence)."),
        ("only-adding", _Q, "removing", "nothing was removed in 90 days",
         "People add where taking away would help more, because it does not come to mind (Klotz, Subtract)."),
        ("dependency-not-confirmed", _W, "teams",
         "the other side has not said yes, or does not say so in its record",
         "A need that only one side knows of is a hope."),
        ("overlap", _W, "teams", "two teams own a thing",
         "What two own is changed by two, or by none."),
        ("gap", _W, "teams",
         "a thing that is needed from a team of this site, or that such a team says is not theirs, is owned"
         " by none",
         "Things between teams break first, and nobody is called."),
        ("affected-not-told", _W, "teams",
         "a team is affected by a decision, and neither consulted nor informed",
         "Hearing it late from somebody else costs more than the conversation would have."),
        ("no-review", _W, "decay",
         "a strategy or an accepted decision does not say when it is looked at again",
         "What nobody looks at again is true until somebody trips over it."),
        ("review-overdue", _W, "decay", "the day of the next review has passed",
         "Readers take a page at its word. Looking again is how it keeps it."),
        ("suspect-link", _W, "decay",
         "what a record leans on was decided, looked back on or changed after the record was last looked at",
         "The reasons of one decision are the results of another. When they move, it may not follow any "
         "more."),
        ("broken-premise", _W, "decay",
         "a record in force leans on one that is rejected, deprecated, superseded or eliminated",
         "It may still be right, but for a reason that nobody has written."),
        ("not-talked-about", _W, "decay", "no session in the last 10 days",
         "Alignment fades unnoticed. An hour a week is where it shows."),
        ("too-many-hours", _Q, "decay", "sessions took more than six hours in seven days",
         "Long talks are a sign that something is not crisp yet. Writing it down is often shorter."),
        ("no-one-to-ask", _W, "newcomers", "an owner is not named, is on no team's list, or has left",
         "A page answers the questions that its writer had. For the others there must be someone to ask."),
        ("no-back-brief-yet", _Q, "newcomers",
         "someone joined more than 14 days ago, and there is no back-brief by them",
         "What was understood shows when it is told back in one's own words (the back-brief; Bungay, The "
         "Art of Action)."),
        ("difference-not-fixed", _Q, "newcomers",
         "a page was unclear, or we are not aligned, and there is no `fixed_in`",
         "The next newcomer reads the same line. Those who are new see what we no longer can."),
    )
)  # fmt: skip

SEVERITY_OF = {rule.code: rule.severity for rule in RULES}
