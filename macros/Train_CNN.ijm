// Trains a network for the thresholds of the cells of one type: OUTPUT/<name>.tmsnet, learning_curve.csv and .png,
// errors.csv, summary.json. TensorFlow comes with the Maven profile training (mvn -Ptraining ...), from Install
// TensorFlow Engine..., or as a folder of jars.
//   Train_CNN.ijm data=FOLDER cells=FOLDER|NAME,NAME... validation=FIELD,FIELD... output=FOLDER [test=FIELD,FIELD...
//     efields=FOLDER|FILE,FILE... tissues=FILE waveform=monophasic,biphasic
//     network=polarisation|convolution|FILE.json name= epochs=150 patience=40 batch=128 rate=0.001 decay=0.01 seed=1
//     threads=1 tensorflow=FOLDER licence= terminal= library=]
// May be stopped at any time; the same command continues. All parameters: page Parameters of the documentation.
// Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Train CNN...", getArgument());
if (error != "") exit(error);
