"""What does the role description say, and at which public address must a reader find it?

Line numbers count the lines of the description; phrases are ours, compared without case.
"""

from typing import NamedTuple

ROLE = "/roles/ml-product-manager/"
TRENDS = "/trends/"
BY_YEARS = "/salaries/?role=ml-product-manager&by=years&element=not-stated&year=2024"
BY_LEVEL = "/salaries/?role=ml-product-manager&by=level&element=not-stated&year=2024"


class Figure(NamedTuple):
    """One amount: on its own card at `address`, and on each of `pages`."""

    line: int
    text: str
    key: str
    address: str
    pages: tuple[str, ...]


class Fact(NamedTuple):
    line: int
    phrase: str
    address: str


def figures(line: int, key: str, *texts: str, pages: tuple[str, ...] = (ROLE,)) -> list[Figure]:
    return [Figure(line, text, key, f"/figures/{key}/", pages) for text in texts]


FIGURES = [
    *figures(94, "brief-career-range", "$135,000", "$200,000"),
    # A forecast is an entry of the page of trends; it has no card of its own.
    Figure(111, "$180,000", "pay-mid-to-senior-2025", TRENDS, (ROLE,)),
    *figures(119, "glassdoor-2024-total", "$244,774", "$151,772", "$93,002"),
    *figures(120, "indeed-2024", "$175,069", "$150,116", "$204,169"),
    *figures(121, "payscale-2024-base", "$155,765", "$126,000", "$185,000"),
    *figures(123, "brief-2024-years-1-3", "$170,000", "$272,000", pages=(BY_YEARS,)),
    *figures(124, "brief-2024-years-4-7", "$195,000", "$305,000", pages=(BY_YEARS, BY_LEVEL)),
    *figures(125, "brief-2024-senior", "$350,000", pages=(BY_LEVEL,)),
    *figures(128, "brief-2024-tech-companies", "$193,000", "$328,000"),
    *figures(132, "brief-2024-start-ups", "$144,167"),
    *figures(133, "brief-2024-start-ups", "$65,000", "$252,000"),
    *figures(134, "brief-2024-overall", "$150,000", "$350,000"),
    *figures(145, "brief-trends-average", "$151,000"),
    *figures(145, "brief-trends-threshold", "$200,000"),
]

TOOLS = [
    Fact(139, "Amplitude", ROLE),
    Fact(139, "Pendo", ROLE),
    Fact(139, "Mixpanel", ROLE),
    Fact(172, "Slack", ROLE),
    Fact(172, "Jira", ROLE),
    Fact(172, "Azure DevOps", ROLE),
]

COMPANIES = [
    Fact(128, company, address)
    for company in ("Intel", "Google", "Apple")
    for address in (ROLE, "/figures/brief-2024-tech-companies/")
]

PLACES = [
    Fact(116, "the United States", "/figures/indeed-2024/"),
    Fact(117, "the United States", ROLE),
    Fact(127, "San Francisco", ROLE),
    Fact(127, "Silicon Valley", ROLE),
]

TEAMS = [
    Fact(36, "data science", ROLE),
    Fact(36, "engineering", ROLE),
    Fact(36, "marketing", ROLE),
    Fact(36, "sales", ROLE),
]

SOURCES = [
    Fact(119, "Glassdoor", "/figures/glassdoor-2024-total/"),
    Fact(119, "Interview Kickstart", "/figures/glassdoor-2024-total/"),
    Fact(120, "Indeed", "/figures/indeed-2024/"),
    Fact(121, "Payscale", "/figures/payscale-2024-base/"),
    Fact(119, "Glassdoor", "/sources/glassdoor-reported/"),
    Fact(119, "Interview Kickstart", "/sources/interview-kickstart-reported/"),
    Fact(120, "Indeed.com", "/sources/indeed-reported/"),
    Fact(121, "Payscale.com", "/sources/payscale-reported/"),
]

HEADINGS = [
    Fact(1, "Overview", ROLE),
    Fact(17, "Core Responsibilities", ROLE),
    Fact(47, "Requirements", ROLE),
    Fact(71, "Career Development", ROLE),
    Fact(95, "Market Demand", ROLE),
    Fact(116, "Salary Ranges (US Market, 2024)", ROLE),
    Fact(135, "Industry Trends", ROLE),
    Fact(146, "Essential Soft Skills", ROLE),
    Fact(157, "Best Practices", ROLE),
    Fact(174, "Common Challenges", ROLE),
]

SUBHEADINGS = [
    Fact(73, "Educational Background", ROLE),
    Fact(77, "Key Skills", ROLE),
    Fact(83, "Career Development Steps", ROLE),
    Fact(89, "Networking and Mentorship", ROLE),
    Fact(92, "Career Progression", ROLE),
    Fact(97, "Increasing AI Adoption", ROLE),
    Fact(100, "Growing Need for Skilled Professionals", ROLE),
    Fact(103, "Strategic Importance", ROLE),
    Fact(106, "Technological Advancements", ROLE),
    Fact(109, "Salary Trends", ROLE),
    Fact(113, "Industry-Wide Investment", ROLE),
    Fact(118, "Average Salary Ranges", ROLE),
    Fact(122, "Salary by Experience", ROLE),
    Fact(126, "Factors Affecting Salary", ROLE),
    Fact(131, "Startup Salaries", ROLE),
]

ROLES = [
    Fact(2, "Machine learning product manager", ROLE),
    Fact(72, "MLPM", ROLE),
    Fact(117, "AI product manager", ROLE),
    Fact(134, "AI/ML product manager", ROLE),
    Fact(136, "ML PM", ROLE),
    Fact(76, "Data scientist", ROLE),
    Fact(76, "Software engineer", ROLE),
    Fact(76, "General product manager", "/roles/product-manager/"),
    Fact(93, "Data scientist", "/roles/data-scientist/"),
    Fact(93, "Software engineer", "/roles/software-engineer/"),
    Fact(93, "Senior product manager", ROLE),
    Fact(93, "Senior product manager", "/roles/senior-product-manager/"),
    Fact(93, "Director of Product/AI", "/roles/director-of-product-ai/"),
]

#: What the introductions and the closing sentences say beside the bullets.
PROSE = [
    Fact(2, "three sides of an AI product meet", ROLE),
    Fact(2, "from development through launch into daily operation", ROLE),
    Fact(2, "it works technically", ROLE),
    Fact(2, "Bridging them is crucial", ROLE),
    Fact(16, "starts from a neighbouring role in technology", ROLE),
    Fact(16, "a company that builds ML products", ROLE),
    Fact(46, "easy to use and ready for a market", ROLE),
    Fact(48, "technical knowledge, a sense for business, and the ability to lead", ROLE),
    Fact(70, "turns difficult ML ideas into products", ROLE),
    Fact(72, "central to the AI industry", ROLE),
    Fact(94, "firm ground for a career in a fast-moving field", ROLE),
    Fact(96, "demand for ML product managers to grow markedly", ROLE),
    Fact(115, "build AI and ML into their core operations", ROLE),
    Fact(94, "Pay depends on the skills you bring", ROLE),
    Fact(117, "It calls the pay competitive", ROLE),
    Fact(134, "depends on location, experience, industry and the size of the company", ROLE),
    Fact(134, "typically range", "/figures/brief-2024-overall/"),
    Fact(134, "highly lucrative", ROLE),
    Fact(136, "The role is changing fast", ROLE),
    Fact(145, "a lasting will to learn", ROLE),
    Fact(147, "It is the mix that is unique", ROLE),
    Fact(156, "hold a team together", ROLE),
    Fact(158, "habits for doing this job well", ROLE),
    Fact(173, "serve both the company and the people", ROLE),
    Fact(175, "in ways that traditional product management is not", ROLE),
    Fact(186, "technical knowledge, strategic thinking and clear communication", ROLE),
]

#: Every bullet of the description, once.
FACTS = [
    Fact(3, "in a way that serves both the company", ROLE),
    Fact(4, "models get data of the quality they need", ROLE),
    Fact(5, "with different departments", ROLE),
    Fact(6, "what users need and where the market is moving", ROLE),
    Fact(7, "change the product when they say so", ROLE),
    Fact(8, "from a backlog kept in order", ROLE),
    Fact(9, "machine learning and data science down to their principles", ROLE),
    Fact(10, "Project and lifecycle management", ROLE),
    Fact(11, "Leadership and team building", ROLE),
    Fact(12, "Data analysis and statistics", ROLE),
    Fact(13, "ML models are complex and carry risks", ROLE),
    Fact(14, "accuracy and its time to market pull against each other", ROLE),
    Fact(15, "keeps to responsible AI practices", ROLE),
    Fact(16, "Learning and adapting never end", ROLE),
    Fact(19, "Product Vision and Strategy", ROLE),
    Fact(20, "Write a vision people want to follow", ROLE),
    Fact(21, "drawn from where AI and the industry are heading", ROLE),
    Fact(22, "Spot the particular problems that ML can solve", ROLE),
    Fact(23, "Problem Identification and Definition", ROLE),
    Fact(24, "Find the business problems that machine learning can address", ROLE),
    Fact(25, "Make sure that solving them serves the aims of the business", ROLE),
    Fact(26, "Data Strategy and Quality Management", ROLE),
    Fact(27, "gathered, cleaned and made ready for analysis", ROLE),
    Fact(28, "both to train a model and to put it into use", ROLE),
    Fact(29, "Model Development Oversight", ROLE),
    Fact(30, "choose the algorithms and features that fit", ROLE),
    Fact(31, "Guide a model through development and testing into use", ROLE),
    Fact(32, "Product Backlog Management", ROLE),
    Fact(33, "Break large tasks into pieces that can be managed", ROLE),
    Fact(34, "worth to the business and what users need", ROLE),
    Fact(35, "Cross-Functional Leadership", ROLE),
    Fact(36, "work of data science, engineering, marketing and sales", ROLE),
    Fact(37, "to talk to each other and to work together", ROLE),
    Fact(38, "Market and User Research", ROLE),
    Fact(39, "Study what users need", ROLE),
    Fact(40, "stands out in its market", ROLE),
    Fact(41, "Performance Monitoring and Optimization", ROLE),
    Fact(42, "analyse the data and ask users what they think", ROLE),
    Fact(43, "works better and does more for the business", ROLE),
    Fact(44, "Compliance and Ethical Considerations", ROLE),
    Fact(45, "to responsible AI practices", ROLE),
    Fact(46, "what is legal and what is right, to keep the trust of customers", ROLE),
    Fact(49, "A firm grasp of machine learning algorithms", ROLE),
    Fact(50, "overseeing a data strategy", ROLE),
    Fact(51, "familiarity with cloud platforms", ROLE),
    Fact(52, "explain technical matters to very different audiences", ROLE),
    Fact(53, "Strategic thinking that keeps the vision in line", ROLE),
    Fact(54, "to lead, and to work, across departments", ROLE),
    Fact(55, "skill in managing stakeholders", ROLE),
    Fact(56, "Strong skills in analysis and in solving problems", ROLE),
    Fact(57, "Experience with Agile methods", ROLE),
    Fact(58, "complex development lifecycle", ROLE),
    Fact(59, "key performance indicators (KPIs)", ROLE),
    Fact(60, "what makes AI ethical", ROLE),
    Fact(61, "study a market and its users", ROLE),
    Fact(62, "in computer science, IT, business administration or a related field", ROLE),
    Fact(63, "Practice, not only study", ROLE),
    Fact(64, "A commitment to keep up with what is new in AI and ML", ROLE),
    Fact(65, "one that serves both the aims of the business", ROLE),
    Fact(66, "from the first collection to daily use", ROLE),
    Fact(67, "Order the backlog by what each item is worth", ROLE),
    Fact(68, "manage teams made of several trades", ROLE),
    Fact(69, "Change what the findings call for", ROLE),
    Fact(70, "Hold the product, and the data it uses", ROLE),
    Fact(74, "science, technology, engineering or mathematics", ROLE),
    Fact(75, "Computer science, data science and fields near them", ROLE),
    Fact(76, "many ML product managers come from", "/roles/software-engineer/"),
    Fact(78, "which algorithm suits a problem", ROLE),
    Fact(79, "defining a vision, a strategy and a roadmap", ROLE),
    Fact(80, "close the gaps between teams", ROLE),
    Fact(81, "what customers ask for", ROLE),
    Fact(82, "questions of ethics, of privacy or of law", ROLE),
    Fact(84, "Understand what machine learning and AI rest on", ROLE),
    Fact(85, "Get your hands on ML technologies", ROLE),
    Fact(86, "Lead a piece of ML work, or contribute to one", ROLE),
    Fact(87, "explain complex ideas so that others understand them", ROLE),
    Fact(88, "new tools, techniques and good practice", ROLE),
    Fact(90, "for somebody who may mentor you", ROLE),
    Fact(91, "learn from them what works best in the industry", ROLE),
    Fact(93, "The next step on the usual path", ROLE),
    Fact(94, "$135,000", "/figures/brief-career-range/"),
    Fact(98, "Companies in many industries are taking up AI", ROLE),
    Fact(99, "a strong job market for ML product managers", ROLE),
    Fact(101, "ML product managers who can run an AI project well", ROLE),
    Fact(102, "Companies compete to hire and to keep the best of them", ROLE),
    Fact(104, "key to driving innovation and to strategic decisions", ROLE),
    Fact(105, "through the complexity of AI makes them highly valued", ROLE),
    Fact(107, "with it grows what ML can be used for", ROLE),
    Fact(108, "explaining what they are worth, takes many different skills", ROLE),
    Fact(110, "predict that pay will keep growing", ROLE),
    Fact(111, "mid-level to senior roles may reach", TRENDS),
    Fact(112, "stock options and performance bonuses", ROLE),
    Fact(114, "Investment in AI has risen markedly in many sectors", ROLE),
    Fact(115, "It is not only technology companies", ROLE),
    Fact(119, "$244,774", "/figures/glassdoor-2024-total/"),
    Fact(120, "$175,069", "/figures/indeed-2024/"),
    Fact(121, "plus bonuses and profit sharing", "/figures/payscale-2024-base/"),
    Fact(123, "$170,000 to $272,000", "/figures/brief-2024-years-1-3/"),
    Fact(124, "$195,000 to $305,000", "/figures/brief-2024-years-4-7/"),
    Fact(125, "$350,000+", "/figures/brief-2024-senior/"),
    Fact(127, "Technology hubs such as San Francisco and Silicon Valley", ROLE),
    Fact(128, "Intel, Google and Apple among them, offer top pay", ROLE),
    Fact(129, "lower base pay, but more equity", ROLE),
    Fact(130, "Knowing the newest AI technologies in depth", ROLE),
    Fact(132, "$144,167", "/figures/brief-2024-start-ups/"),
    Fact(133, "$65,000 to $252,000", "/figures/brief-2024-start-ups/"),
    Fact(134, "how far along the company is", ROLE),
    Fact(137, "AI and ML become an essential part of product management", ROLE),
    Fact(138, "product managers who know AI and ML in depth", ROLE),
    Fact(139, "Amplitude, Pendo or Mixpanel", ROLE),
    Fact(140, "marketing people have to pull together", ROLE),
    Fact(141, "Research into market and users never stops", ROLE),
    Fact(142, "watches it after launch and keeps making it better", ROLE),
    Fact(143, "Privacy, security and the ethical use of AI", ROLE),
    Fact(144, "following the trends and adding new skills", ROLE),
    Fact(145, "ML product managers are in high demand", ROLE),
    Fact(148, "stakeholders, developers and customers", ROLE),
    Fact(149, "a place where people like to work together", ROLE),
    Fact(150, "what customers need and experience", ROLE),
    Fact(151, "work smoothly with different departments", ROLE),
    Fact(152, "models deal in probabilities", ROLE),
    Fact(153, "solve technical problems, and to improve the way the work is done", ROLE),
    Fact(154, "put people, time and tasks where they count", ROLE),
    Fact(155, "steer how a team gets on together, and to settle conflicts in it", ROLE),
    Fact(156, "decide about it soundly with money in mind", ROLE),
    Fact(159, "the intricacies of the data", ROLE),
    Fact(160, "data is collected, stored and used well", ROLE),
    Fact(161, "Work closely with data scientists, engineers, marketing", ROLE),
    Fact(162, "Do the research thoroughly", ROLE),
    Fact(163, "Keep reading the data and listening to users", ROLE),
    Fact(164, "from a large data set to something worth knowing", ROLE),
    Fact(165, "to stakeholders who are not technical", ROLE),
    Fact(166, "biased algorithms and the privacy of users", ROLE),
    Fact(167, "Follow the trends of the industry and the advances in ML", ROLE),
    Fact(168, "the complex cycles of ML development", ROLE),
    Fact(169, "what end users need and prefer come first", ROLE),
    Fact(170, "bias in the data as well as in the algorithm", ROLE),
    Fact(171, "to predict what is coming", ROLE),
    Fact(172, "Slack, Jira and Azure DevOps", ROLE),
    Fact(173, "Set out a clear vision", ROLE),
    Fact(176, "a deep understanding of data science, of machine learning", ROLE),
    Fact(177, "a great deal of computing power", ROLE),
    Fact(178, "found, obtained, labelled and checked", ROLE),
    Fact(179, "reduced until the outcome is fair", ROLE),
    Fact(180, "how it wins its users' trust", ROLE),
    Fact(181, "may behave as nobody predicted", ROLE),
    Fact(182, "AI systems keep learning and keep being improved", ROLE),
    Fact(183, "Data scientists, engineers and other specialists", ROLE),
    Fact(184, "Resistance has to be overcome and acceptance won", ROLE),
    Fact(185, "fresh data, retraining and repair", ROLE),
    Fact(186, "what the market needs and what customers experience", ROLE),
]

#: The description's lists, by first and last line. `mentions` of an area or a skill is the number
#: of these lists that name it; it cites its line in each.
LISTS = [
    (3, 8),
    (9, 12),
    (13, 16),
    (19, 46),
    (49, 64),
    (65, 70),
    (74, 76),
    (78, 82),
    (84, 88),
    (90, 91),
    (93, 94),
    (98, 115),
    (119, 134),
    (137, 145),
    (148, 156),
    (159, 173),
    (176, 186),
]
