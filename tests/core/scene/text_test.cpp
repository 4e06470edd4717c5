#include "core/scene/text.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace losslab;

namespace {

/// A scene of each page in which every field differs from its default.
std::vector<Scene> told_scenes() {
  ExploreScene explore{.losses = {{"huber", {{"delta", 0.1}}}, {"mse", {}}},
                       .focus = "mse",
                       .axis = Axis::prediction,
                       .target = -0.3,
                       .gradient = false,
                       .curvature = true,
                       .low = -1e-7,
                       .high = 1.0 / 3,
                       .crosshair = 0.1 + 0.2,
                       .ball = Ball{-2.5, 0.7}};
  OutliersScene outliers{.view = OutliersView::classes,
                         .points = {{0.1, 5e-324}, {-1.7e308, 1.7e308}, {-0.0, 1e-308}},
                         .synthetic = Synthetic{Noise::contaminated, 30, -2, 3, 0.5,
                                                std::numeric_limits<std::uint64_t>::max()},
                         .dataset = "stackloss",
                         .x_name = "income, £",
                         .y_name = "food",
                         .degree = 3,
                         .intercept = false,
                         .mad_scale = true,
                         .losses = {{"huber", {{"delta", 2}}}},
                         .focus = "huber",
                         .residuals = ResidualStyle::squares,
                         .filling = Filling::share,
                         .selected = 2,
                         .beneath = Beneath::contour,
                         .own = Line{0.1, -1e-9},
                         .task = "lab-turn",
                         .guess = true,
                         .classes = TwoClasses{.points = {{0.1, -3, true}, {1e-9, 2, false}},
                                               .losses = {{"focal", {{"gamma", 3}}}},
                                               .focus = "focal",
                                               .regularisation = 0.125,
                                               .selected = 1}};
  TrainScene train{.lanes = {{"mse", {}}, {"huber", {}}, {"mse", {}}},
                   .data = {"spiral", 99, 0.25, 0.125, 0.75, (1ULL << 53U) + 1},
                   .network = {{8, 1, 3}, Activation::sigmoid, 12},
                   .rate = 0.3,
                   .batch = 32,
                   .epochs = 100,
                   .measure = Measure::accuracy,
                   .focus = 2};
  QuizScene quiz{QuizMode::learn, "robust \"regression\" – δ", "huber-why", true};
  ChooseScene choose{.view = ChooseView::compare,
                     .answers = {"task=number", "number=limit"},
                     .search = "rob „δ“",
                     .family = "binary",
                     .marks = {"smooth", "proper"},
                     .sort = "convex",
                     .ticked = {"mse", "ctc"},
                     .only_ticked = true,
                     .focus = "dice",
                     .scenario = "bakery"};
  return {explore, outliers, train, quiz, choose};
}

void each_told_scene() {
  QTest::addColumn<int>("index");
  for (const Scene& scene : told_scenes())
    QTest::newRow(page_id(scene).data()) << static_cast<int>(scene.index());
}

/// JSON is written with ' for " here, which reads better in a table.
std::string json(QByteArray text) { return text.replace('\'', '"').toStdString(); }

const QByteArray explore = "{'losslab': 1, 'page': 'explore', ";
const QByteArray outliers = "{'losslab': 1, 'page': 'outliers', ";
const QByteArray train = "{'losslab': 1, 'page': 'train', ";

} // namespace

class TextTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void json_keeps_every_bit_data() { each_told_scene(); }
  void json_keeps_every_bit() {
    QFETCH(int, index);
    const Scene scene = told_scenes()[static_cast<std::size_t>(index)];
    const auto read = scene_from_json(scene_to_json(scene));
    if (!read.ok()) QFAIL(read.refusal().text().c_str());
    QVERIFY(*read == scene);
  }

  void a_link_is_the_same_scene_data() { each_told_scene(); }
  void a_link_is_the_same_scene() {
    QFETCH(int, index);
    const Scene scene = told_scenes()[static_cast<std::size_t>(index)];
    const std::string link = scene_to_link(scene);
    QVERIFY(link.starts_with("losslab:"));
    QCOMPARE(link.find_first_of("+/= \n"), std::string::npos);
    QVERIFY(*scene_from_link(link) == scene);
    QVERIFY(*scene_from_text(" " + link + "\n") == scene);
    QVERIFY(*scene_from_text(scene_to_json(scene)) == scene);
  }

  void a_negative_zero_stays_one() {
    const auto read = scene_from_json(scene_to_json(told_scenes()[1]));
    QVERIFY(std::signbit(std::get<OutliersScene>(*read).points[2].x));
  }

  void the_text_is_one_field_a_line() {
    OutliersScene scene;
    scene.points = {{0.1, 2}, {3, 4}};
    scene.losses = {{"huber", {{"delta", 2}}}};
    scene.focus = "huber";
    QCOMPARE(scene_to_json(scene), json("{\n"
                                        "  'losslab': 1,\n"
                                        "  'page': 'outliers',\n"
                                        "  'view': 'fits',\n"
                                        "  'points': [[0.1,2.0],[3.0,4.0]],\n"
                                        "  'dataset': '',\n"
                                        "  'x_name': '',\n"
                                        "  'y_name': '',\n"
                                        "  'degree': 1,\n"
                                        "  'intercept': true,\n"
                                        "  'mad_scale': false,\n"
                                        "  'losses': [{'id':'huber','parameters':{'delta':2.0}}],\n"
                                        "  'focus': 'huber',\n"
                                        "  'residuals': 'sticks',\n"
                                        "  'filling': 'nothing',\n"
                                        "  'beneath': 'nothing',\n"
                                        "  'task': '',\n"
                                        "  'guess': false\n"
                                        "}\n"));
  }

  void scenes_of_before_filled_points_by_weight_only() {
    const auto read = scene_from_json(json("{'losslab': 1, 'page': 'outliers', 'weights': true}"));
    QVERIFY(read.ok());
    QCOMPARE(std::get<OutliersScene>(*read).filling, Filling::weight);
    QVERIFY(!scene_from_json(json("{'losslab': 1, 'page': 'outliers', 'weights': 1}")).ok());
  }

  void what_is_left_out_takes_its_default() {
    const auto read = scene_from_json(json("{'losslab': 1, 'page': 'train', 'rate': 1}"));
    TrainScene expected;
    expected.rate = 1;
    QVERIFY(read.ok());
    QVERIFY(*read == Scene(expected));
  }

  void every_page_opens_without_a_field() {
    for (const Scene& scene : {Scene(ExploreScene()), Scene(OutliersScene()), Scene(TrainScene()),
                               Scene(QuizScene()), Scene(ChooseScene())}) {
      const std::string bare = "{'losslab': 1, 'page': '" + std::string(page_id(scene)) + "'}";
      QVERIFY(*scene_from_json(json(bare.c_str())) == scene);
      const auto whole = scene_from_json(scene_to_json(scene));
      QVERIFY2(whole.ok(), whole.ok() ? "" : whole.refusal().text().c_str());
      QVERIFY(*whole == scene);
    }
  }

  void a_hundred_thousand_points_pass() {
    OutliersScene scene;
    scene.losses.clear();
    scene.focus = "mse";
    scene.points.assign(100'000, {0.1, 2});
    QVERIFY(*scene_from_link(scene_to_link(scene)) == Scene(scene));
    scene.points.push_back({});
    const auto read = scene_from_json(scene_to_json(scene));
    QVERIFY(!read.ok());
    QCOMPARE(read.refusal().place, std::string("points"));
  }

  void refuses_and_names_the_place_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("nothing") << QByteArray() << QByteArray("line 1, column 1");
    QTest::newRow("no JSON") << QByteArray("{\n 'losslab': 1, oops}")
                             << QByteArray("line 2, column 16");
    QTest::newRow("cut off") << explore + "'losses': [" << QByteArray("line 1, column 46");
    QTest::newRow("trailing") << explore + "'low': -1} {}" << QByteArray("line 1, column 46");
    QTest::newRow("a list") << QByteArray("[]") << QByteArray("");
    QTest::newRow("broken UTF-8") << explore + "'focus': '\xff'}"
                                  << QByteArray("line 1, column 45");
    QTest::newRow("no version") << QByteArray("{'page': 'quiz'}") << QByteArray("losslab");
    QTest::newRow("later version")
        << QByteArray("{'losslab': 2, 'page': 'quiz', 'new': 1}") << QByteArray("losslab");
    QTest::newRow("no page") << QByteArray("{'losslab': 1}") << QByteArray("page");
    QTest::newRow("unknown page") << QByteArray("{'losslab': 1, 'page': 'chaos'}")
                                  << QByteArray("page");
    QTest::newRow("unknown field") << explore + "'colour': 1}" << QByteArray("colour");
    QTest::newRow("field of another page") << explore + "'points': []}" << QByteArray("points");
    QTest::newRow("unknown inner field")
        << explore + "'ball': {'rate': 1, 'mass': 2}}" << QByteArray("ball.mass");
    QTest::newRow("twice") << explore + "'low': 1, 'low': -1}" << QByteArray("low");
    QTest::newRow("twice inside")
        << outliers +
               "'losses': [{'id': 'mse'}, {'id': 'huber', 'parameters': {'delta': 1, 'delta': 2}}]}"
        << QByteArray("losses[1].parameters.delta");
    QTest::newRow("infinite") << explore + "'target': 1e999}" << QByteArray("target");
    QTest::newRow("infinite point")
        << outliers + "'points': [[0, 0], [1, -1e999]]}" << QByteArray("points[1][1]");
    QTest::newRow("NaN") << explore + "'target': NaN}" << QByteArray("line 1, column 45");
    QTest::newRow("null") << explore + "'ball': null}" << QByteArray("ball");
    QTest::newRow("number as text") << explore + "'target': '1'}" << QByteArray("target");
    QTest::newRow("truth as number") << explore + "'gradient': 1}" << QByteArray("gradient");
    QTest::newRow("unknown word") << explore + "'axis': 'time'}" << QByteArray("axis");
    QTest::newRow("axis turned round") << explore + "'low': 2, 'high': 2}" << QByteArray("high");
    QTest::newRow("axis too wide") << explore + "'high': 1e300}" << QByteArray("high");
    QTest::newRow("unknown loss") << explore + "'losses': [{'id': 'hubris'}]}"
                                  << QByteArray("losses[0].id");
    QTest::newRow("unknown focus") << explore + "'focus': ''}" << QByteArray("focus");
    QTest::newRow("unknown parameter")
        << explore + "'losses': [{'id': 'huber', 'parameters': {'beta': 1}}]}"
        << QByteArray("losses[0].parameters.beta");
    QTest::newRow("parameter out of range")
        << explore + "'losses': [{'id': 'mse'}, {'id': 'huber', 'parameters': {'delta': 0}}]}"
        << QByteArray("losses[1].parameters.delta");
    QTest::newRow("loss without id") << explore + "'losses': [{}]}" << QByteArray("losses[0].id");
    QTest::newRow("too many losses")
        << explore + "'losses': [" + QByteArray("{'id': 'mse'},").repeated(12) + "{'id': 'mse'}]}"
        << QByteArray("losses");
    QTest::newRow("half a point") << outliers + "'points': [[0, 0], [1]]}"
                                  << QByteArray("points[1]");
    QTest::newRow("no such point")
        << outliers + "'points': [[0, 0]], 'selected': 1}" << QByteArray("selected");
    QTest::newRow("negative index")
        << outliers + "'points': [[0, 0]], 'selected': -1}" << QByteArray("selected");
    QTest::newRow("degree 6") << outliers + "'degree': 6}" << QByteArray("degree");
    QTest::newRow("no such labelled point")
        << outliers + "'classes': {'points': [], 'selected': 0}}" << QByteArray("classes.selected");
    QTest::newRow("a loss without a boundary")
        << outliers + "'classes': {'losses': [{'id': 'mse'}]}}"
        << QByteArray("classes.losses[0].id");
    QTest::newRow("no boundary") << outliers + "'classes': {'losses': [{'id': 'perceptron'}]}}"
                                 << QByteArray("classes.losses[0].id");
    QTest::newRow("no slope") << outliers + "'classes': {'focus': 'zero_one'}}"
                              << QByteArray("classes.focus");
    QTest::newRow("seed too large") << outliers + "'synthetic': {'seed': 18446744073709551616}}"
                                    << QByteArray("synthetic.seed");
    QTest::newRow("too few drawn")
        << outliers + "'synthetic': {'count': 3}}" << QByteArray("synthetic.count");
    QTest::newRow("no lane") << train + "'lanes': []}" << QByteArray("lanes");
    QTest::newRow("five lanes") << train + "'lanes': [1, 2, 3, 4, 5]}" << QByteArray("lanes");
    QTest::newRow("unknown data") << train + "'data': {'id': 'iris'}}" << QByteArray("data.id");
    QTest::newRow("noise too strong")
        << train + "'data': {'noise': 0.6}}" << QByteArray("data.noise");
    QTest::newRow("seven layers") << train + "'network': {'hidden': [1,1,1,1,1,1,1]}}"
                                  << QByteArray("network.hidden");
    QTest::newRow("layer too wide")
        << train + "'network': {'hidden': [4, 9]}}" << QByteArray("network.hidden[1]");
    QTest::newRow("half a neuron")
        << train + "'network': {'hidden': [1.5]}}" << QByteArray("network.hidden[0]");
    QTest::newRow("no such lane") << train + "'focus': 2}" << QByteArray("focus");
    QTest::newRow("no batch") << train + "'batch': 0}" << QByteArray("batch");
    QTest::newRow("too long") << train + "'epochs': 100001}" << QByteArray("epochs");
    QTest::newRow("long text") << "{'losslab': 1, 'page': 'quiz', 'topic': '" +
                                      QByteArray(201, 'a') + "'}"
                               << QByteArray("topic");
    QTest::newRow("deep") << explore + "'losses': " + QByteArray(1'000'000, '[')
                          << QByteArray("losses[0][0][0][0][0]");
    QTest::newRow("large") << explore + QByteArray(scene_size_limit, ' ') + "}" << QByteArray("");
  }
  void refuses_and_names_the_place() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    const auto read = scene_from_text(json(text));
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray::fromStdString(read.refusal().place), place);
    QVERIFY(!read.refusal().why.empty());
  }

  void a_refusal_says_what_is_wrong_and_quotes_little() {
    const auto why = [](const QByteArray& rest) {
      return scene_from_json(json(train + rest)).refusal().text();
    };
    QCOMPARE(why("'batch': 501}"), std::string("batch: must be between 1 and 500, not 501"));
    QCOMPARE(why("'rate': []}"), std::string("rate: must be a number, not a list"));
    const QByteArray long_word(100'000, 'x');
    QVERIFY(why("'data': {'id': '" + long_word + "'}}").size() < 300);
    QVERIFY(why("'" + long_word + "': 1}").size() < 300);
  }

  void damaged_links_are_refused() {
    const std::string link = scene_to_link(QuizScene());
    QVERIFY(!scene_from_link("").ok());
    QVERIFY(!scene_from_link("losslab:").ok());
    QVERIFY(!scene_from_link("http:" + link).ok());
    QVERIFY(!scene_from_link(link + "!").ok());
    for (std::size_t length = 0; length < link.size(); ++length)
      QVERIFY(!scene_from_link(link.substr(0, length)).ok());
  }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
