"""
The trauma-informed practice logic model: a published model, in its own words.

Its text joins whole columns and states nothing that joins one item to another, so neither does this file.
"""

from logicmodel import Activity, Input, LogicModel, Outcome, Stage, Stakeholder

inputs = Stage("inputs")
activities = Stage("activities", notes="as outlined in part two of the roadmap")
short_term = Stage("short-term-outcomes")
medium_term = Stage("medium-term-outcomes")
long_term = Stage("long-term-outcomes")
national = Stage("national-outcomes", "National Performance Framework Outcomes")

staff = Stakeholder("staff", "Staff")
people = Stakeholder("people", "People with lived experience of trauma")
leaders = Stakeholder("leaders", "Leaders")
services = Stakeholder("services", "Services and systems")

model = LogicModel(
    "trauma-informed",
    title="Trauma-informed practice: logic model",
    description=(
        "The logic model of a Scottish roadmap for trauma-informed practice, in its own words. Its arrows join whole "
        "columns; nothing in it joins one item to another."
    ),
    parts=[
        inputs >> activities >> short_term >> medium_term >> long_term >> national,
        # Inputs
        Input(
            "commitment",
            "Leadership and organisational commitment to continuous improvement and long-term culture and systems change",
        ),
        Input("safe-culture", "Safe and supportive organisational culture for beginning this work"),
        Input(
            "time",
            "Time and resource for all staff to engage with wellbeing support, trauma training and implementation",
        ),
        Input(
            "finance",
            "Financial investment (e.g., releasing staff for training and implementation, making changes to service design & delivery identified through feedback loops and power sharing)",
        ),
        # Activities
        Activity("leadership", "Developing trauma-informed leadership"),
        Activity("care-for-staff", "Strengthening staff care, support and wellbeing"),
        Activity("learn-from-feedback", "Embedding feedback loops and continuous improvement"),
        Activity(
            "share-power",
            "Creating opportunities for power sharing with people with lived experience of trauma",
        ),
        Activity("build-skills", "Supporting staff knowledge, skills and confidence"),
        Activity(
            "review-policies",
            "Taking a trauma-informed lens to policies and processes, and service design and delivery",
        ),
        # Short-term outcomes
        Outcome(
            "wellbeing-valued",
            "Staff are more likely to report that their wellbeing is valued and prioritised and that they have time and space to access relevant proactive and reactive support",
            term="short",
            who=staff,
        ),
        Outcome(
            "understanding",
            "Staff are more likely to report increased understanding of the prevalence and impact of trauma on themselves and the people and communities they serve",
            term="short",
            who=staff,
        ),
        Outcome(
            "skills",
            "Staff are more likely to report increased knowledge and skills around the importance of collaboratively adjusting how they can work to take the impact of trauma into account and respond in a way that supports recovery, does no harm and recognises and supports people's resilience, relevant to their role and remit",
            term="short",
            who=staff,
        ),
        Outcome(
            "choice-and-trust",
            "People with lived experience of trauma are more likely to experience services and systems that consistently offer choice, trust, safety, collaboration and empowerment",
            term="short",
            who=people,
        ),
        Outcome(
            "feedback-welcomed",
            "People with lived experience of trauma are more likely to report that services and systems proactively welcome feedback about their experiences to support continuous improvement",
            term="short",
            who=people,
        ),
        Outcome(
            "leaders-inspire",
            "Leaders at all levels are more likely to understand, drive, and inspire a trauma-informed approach across their sphere of influence",
            term="short",
            who=leaders,
        ),
        Outcome(
            "environments",
            "Services and systems are more likely to promote environments, relationships and ways of working that recognise the prevalence and impact of trauma",
            term="short",
            who=services,
        ),
        # Medium-term outcomes
        Outcome(
            "safe-at-work",
            "Staff are more likely to feel safe and supported at work, and the wellbeing of our workforce is consistently improved",
            term="medium",
            who=staff,
        ),
        Outcome(
            "practice-changes",
            "Staff are more likely to report feeling confident, supported and empowered to translate knowledge and skills into practice changes",
            term="medium",
            who=staff,
        ),
        Outcome(
            "positive-experiences",
            "People with lived experience of trauma are more likely to report having positive experiences of engaging with services and systems",
            term="medium",
            who=people,
        ),
        Outcome(
            "easy-access",
            "People with lived experience of trauma are more likely to be able to easily access, navigate and engage with services, systems and communities for any needs",
            term="medium",
            who=people,
        ),
        Outcome(
            "power-to-change",
            "People with lived experience of trauma feel empowered to collaboratively effect change across services and systems",
            term="medium",
            who=people,
        ),
        Outcome(
            "holistic-design",
            "Services and systems are more likely to be designed and delivered with an understanding of trauma in mind and around people's holistic needs, and this is balanced with the smooth running of our systems",
            term="medium",
            who=services,
        ),
        # Long-term outcomes
        Outcome(
            "health",
            "Improved health and wellbeing of people with lived experience of trauma",
            term="long",
            who=people,
        ),
        Outcome(
            "life-outcomes",
            "Improved outcomes (e.g. in education, justice, employment) for people with lived experience of trauma",
            term="long",
            who=people,
        ),
        Outcome(
            "equality",
            "Reduced inequalities for people with lived experience of trauma",
            term="long",
            who=people,
        ),
        # National Performance Framework Outcomes
        Outcome(
            "human-rights",
            "We respect, protect and fulfil human rights and live free from discrimination",
            stage=national,
        ),
        Outcome(
            "communities",
            "We live in communities that are inclusive, empowered, resilient and safe",
            stage=national,
        ),
        Outcome(
            "children",
            "We grow up loved, safe and respected so that we realise our full potential",
            stage=national,
        ),
        Outcome("healthy-and-active", "We are healthy and active", stage=national),
    ],
)
