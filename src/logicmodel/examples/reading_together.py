"""
Reading Together: a fully linked model with all that its links rest on, which the tutorials use.

The programme is fictional. So are its sources and its figures; they are cited as a programme's own reports, so that
nobody takes them for research.
"""

from logicmodel import (
    Activity,
    Assumption,
    Evidence,
    ExternalFactor,
    Group,
    Impact,
    Indicator,
    Input,
    Lag,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    Stakeholder,
    link,
)
from logicmodel.vocabulary import HIGH_MEDIUM_LOW, MARYLAND, NESTA, Rating

# Who delivers, and who changes
library = Stakeholder("library", "Town library service")
school = Stakeholder(
    "school", "Partner primary schools", description="Their pupils aged 6 to 8, and those who teach them."
)

# What the links rest on
pilot = Evidence(
    "pilot-2024",
    "Reading Together, pilot report 2024",
    kind="pilot evaluation",
    date="2024-09",
    rating=Rating(NESTA, "2"),
)
comparison = Evidence(
    "comparison-2025",
    "Reading Together, comparison of twelve schools 2025",
    kind="comparison group study",
    date="2025-07",
    rating=Rating(MARYLAND, "3"),
)
register = Evidence(
    "register-2025",
    "Reading Together, session register 2024/25",
    kind="monitoring data",
    date="2025-07",
    rating=Rating(HIGH_MEDIUM_LOW, "high"),
)
diaries = Evidence(
    "diaries-2025",
    "Reading Together, home reading diaries 2025",
    kind="diary study",
    date="2025-06",
    rating=Rating(HIGH_MEDIUM_LOW, "low"),
    stance="contradicts",
    notes="Half of the families returned a diary; in a third of these, home reading stopped over the summer.",
)
attendance = Assumption(
    "Children attend.", id="attendance", likelihood="high", importance="high", status="holds", notes="See the register."
)

# Inputs
staff = Input("staff", "Two part-time coordinators")
books = Input("books", "Donated book stock")

# Activities
train = Activity("train", "Train volunteers in paired reading", who=library)
read = Activity("read", "Read in pairs, twice a week", who=school)
lend = Activity("lend", "Lend books to take home", who=library)

# Outputs
ready = Output(
    "volunteers-ready",
    "60 trained volunteers",
    indicators=[
        Indicator(
            "volunteers-trained",
            "Volunteers who completed the training",
            unit="volunteers",
            measure="unit",
            direction="increase",
            baseline=Measurement(0, "2024-08"),
            targets=[Measurement(30, "2024-09/2025-07"), Measurement(60, "2025-09/2026-07")],
            actuals=[Measurement(34, "2024-09/2025-07")],
            means_of_verification="Training register, kept by the coordinators",
        )
    ],
)
sessions = Output(
    "sessions-held",
    "Paired reading sessions held",
    indicators=[
        Indicator(
            "sessions-per-pupil",
            "Sessions held for each pupil in a year",
            unit="sessions",
            measure="unit",
            direction="increase",
            baseline=Measurement(0, "2024-08"),
            targets=[Measurement(50, "2024-09/2025-07"), Measurement(60, "2025-09/2026-07")],
            actuals=[Measurement(47, "2024-09/2025-07")],
            means_of_verification="Session register, signed by the volunteer",
        )
    ],
)
loans = Output(
    "books-home",
    "Books taken home each week",
    indicators=[
        Indicator(
            "loans-per-week",
            "Books on loan to pupils in a week of term",
            unit="books",
            measure="unit",
            direction="increase",
            baseline=Measurement(40, "2024-06"),
            targets=[Measurement(200, "2025-06"), Measurement(300, "2026-06")],
            actuals=[Measurement(180, "2025-06")],
            means_of_verification="Loans system of the library",
        )
    ],
)

# Short-term outcomes
practice = Outcome(
    "practice",
    "Pupils spend more time reading aloud",
    term="short",
    who=school,
    indicators=[
        Indicator(
            "minutes-aloud",
            "Time that a pupil reads aloud to an adult in a week",
            unit="minutes",
            measure="unit",
            direction="increase",
            baseline=Measurement(9, "2024-06"),
            targets=[Measurement(35, "2026-06")],
            actuals=[Measurement(31, "2025-06")],
            means_of_verification="Class reading log, one week in each term",
        )
    ],
)
enjoyment = Outcome(
    "enjoyment",
    "Pupils enjoy reading more",
    term="short",
    who=school,
    indicators=[
        Indicator(
            "enjoy-reading",
            "Pupils who say that they enjoy reading “a lot”",
            unit="% of pupils",
            measure="percentage",
            direction="increase",
            baseline=Measurement(41, "2024-06"),
            targets=[Measurement(60, "2026-06")],
            actuals=[
                Measurement(52, "2025-06"),
                Measurement(58, "2025-06", category="girls"),
                Measurement(46, "2025-06", category="boys"),
            ],
            means_of_verification="Pupil questionnaire, each June",
            disaggregations=["sex"],
        )
    ],
)
missed_lessons = Outcome(
    "missed-lessons",
    "Pupils miss lesson time",
    term="short",
    who=school,
    description="Not intended: sessions take place during the school day.",
    tags=["unintended"],
    indicators=[
        Indicator(
            "minutes-missed",
            "Lesson time that a pupil misses for sessions in a week",
            unit="minutes",
            measure="unit",
            direction="decrease",
            baseline=Measurement(30, "2024-10"),
            targets=[Measurement(15, "2026-06", notes="At most.")],
            actuals=[Measurement(25, "2025-06")],
            means_of_verification="Class timetable, compared with the session register",
        )
    ],
)

# Medium-term outcomes
fluency = Outcome(
    "fluency",
    "Reading fluency improves",
    term="medium",
    who=school,
    indicators=[
        Indicator(
            "fluent-readers",
            "Pupils who read fluently at age 8",
            unit="% of pupils",
            measure="percentage",
            direction="increase",
            baseline=Measurement(54, "2024"),
            targets=[Measurement(62, "2026"), Measurement(70, "2027")],
            actuals=[Measurement(59, "2025")],
            means_of_verification="Reading assessment by the class teacher, each June",
        )
    ],
)
habit = Outcome(
    "habit",
    "Pupils read at home of their own accord",
    term="medium",
    who=school,
    indicators=[
        Indicator(
            "home-readers",
            "How often pupils read at home",
            measure="ordinal",
            direction="increase",
            unit="never, some weeks, most weeks, most days",
            baseline=Measurement("some weeks", "2024-06"),
            targets=[Measurement("most weeks", "2026-06")],
            actuals=[Measurement("some weeks", "2025-06")],
            means_of_verification="Median answer in the family questionnaire, each June",
        )
    ],
)

# Long-term outcome and impact
understanding = Outcome(
    "understanding",
    "Pupils understand what they read across the curriculum",
    term="long",
    who=school,
    indicators=[
        Indicator(
            "expected-level",
            "Pupils who reach the expected level in reading at age 11",
            unit="% of pupils",
            measure="percentage",
            direction="increase",
            baseline=Measurement(66, "2024"),
            targets=[Measurement(75, "2029")],
            means_of_verification="School results, published each year",
        )
    ],
)
opportunity = Impact("opportunity", "Children leave school able to take up any course")

model = LogicModel(
    "reading-together",
    title="Reading Together",
    version="2",
    review_date="2026-09",
    description=(
        "Volunteers read in pairs with pupils aged 6 to 8, and pupils take library books home. "
        "The programme, its sources and its figures are fictional."
    ),
    parts=[
        # Inputs to activities
        link(staff, train, rationale="Coordinators recruit the volunteers and run the four training evenings."),
        link(books, train, rationale="Volunteers practise with the books that the children will read."),
        link(staff, read, rationale="Coordinators agree times and rooms with each school."),
        link(staff + books, lend, rationale="A lending shelf needs books on it and somebody to change them."),
        # Activities to outputs
        link(train, ready, rationale="Those who complete the training are cleared and placed.", evidence=[register]),
        link(read, sessions, rationale="Each pair has a place in the timetable.", assumptions=[attendance]),
        link(lend, loans, rationale="Pupils choose a book at the end of each session.", evidence=[register]),
        link(
            ready,
            sessions,
            rationale="No session is held without a trained volunteer.",
            necessity="necessary",
            lag=Lag(2, 6, "weeks"),
        ),
        # Outputs to short-term outcomes
        link(
            sessions,
            practice,
            rationale="A pupil reads aloud for most of a session.",
            assumptions=[attendance],
            evidence=[register, pilot],
            confidence=0.9,
        ),
        link(
            sessions,
            enjoyment,
            rationale="Children come to like what they do with an adult who has time for them.",
            assumptions=[
                Assumption(
                    "Each pupil keeps the same volunteer for a year.",
                    likelihood="medium",
                    importance="medium",
                    status="being-tested",
                )
            ],
            evidence=[pilot],
            confidence=0.7,
        ),
        link(
            sessions,
            missed_lessons,
            rationale="Sessions take place while the class has a lesson.",
            assumptions=["Schools cannot hold sessions before or after lessons."],
            confidence=0.8,
        ),
        link(
            loans,
            enjoyment,
            rationale="Pupils who choose their own book are more likely to like it.",
            assumptions=["The shelf has books in the languages that families speak."],
            confidence=0.6,
        ),
        # Between outcomes
        link(
            practice,
            fluency,
            rationale="Time on text drives early fluency.",
            assumptions=[attendance],
            evidence=[comparison, pilot],
            confidence=0.8,
            necessity="necessary",
            lag=Lag(6, 18, "months"),
        ),
        link(
            enjoyment,
            habit,
            rationale="Children choose to do what they enjoy.",
            assumptions=[
                Assumption(
                    "Families have time and a quiet place for reading.",
                    likelihood="low",
                    importance="medium",
                    status="untested",
                )
            ],
            evidence=[diaries],
            confidence=0.5,
            lag=Lag(3, 12, "months"),
        ),
        link(
            habit,
            fluency,
            rationale="Reading at home adds to the time on text.",
            assumptions=["What pupils read at home is neither too easy nor too hard for them."],
            confidence=0.5,
            necessity="contributory",
            lag=Lag(6, 18, "months"),
        ),
        link(
            missed_lessons,
            understanding,
            rationale="What a class was taught in the meantime has to be made up for.",
            assumptions=["Teachers have no time to go over missed lessons."],
            sign="negative",
            confidence=0.4,
            lag=Lag(1, None, "years"),
            suppress={"LM020": "Each lesson missed counts by itself, so nothing has to change in the medium term."},
        ),
        link(
            fluency,
            understanding,
            rationale="Those who need not spell out words have their minds free for the meaning.",
            assumptions=["Lessons go on to build vocabulary and knowledge."],
            evidence=[comparison],
            confidence=0.6,
            necessity="necessary",
            lag=Lag(1, 3, "years"),
        ),
        link(
            understanding,
            opportunity,
            rationale="Every later course rests on reading.",
            assumptions=["Secondary schools keep up the support for those who still need it."],
            confidence=0.5,
            necessity="contributory",
            lag=Lag(5, 10, "years"),
        ),
        # What leads back
        link(
            fluency,
            enjoyment,
            rationale="Reading is more fun when it comes easily.",
            assumptions=["Harder books are at hand when pupils are ready for them."],
            evidence=[pilot],
            confidence=0.6,
            lag=Lag(3, 6, "months"),
            feedback=True,
        ),
        # Around the programme
        Group("home-reading", "Reading at home", members=[lend, loans, habit]),
        ExternalFactor(
            "library-hours",
            "The town cuts the opening hours of its libraries",
            acts_on=[lend, loans],
            sign="negative",
        ),
    ],
)
